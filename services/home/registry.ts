import { type WrittenProvider, writtenProvider } from '../../state/domain/config/configProviders.js';
import { joinPath } from '../../state/domain/config/pathText.js';
import { isObject, type Json } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import type { PluginCatalog } from '../../state/domain/report/listingFacts.js';
import type { Files } from '../world.js';
import { parseText } from './jsonFile.js';
import type { Reader } from './reader.js';

/** What OpenClaw itself wrote down about providers: `models.json` of an agent, and the catalogs of its plugins. */
export type Registry = {
  /** Undefined when the file is missing or no JSON; OpenClaw then looks at no catalog either. */
  readonly modelsJson: Json | undefined;
  readonly catalogs: readonly PluginCatalog[];
  readonly providers: readonly RegisteredProvider[];
  readonly problems: readonly Problem[];
};

export type RegisteredProvider = {
  readonly id: string;
  readonly from: 'models.json' | 'plugin-catalog';
  readonly path: string;
  readonly written: WrittenProvider;
};

export async function readRegistry(reader: Reader, files: Files, agentDir: string): Promise<Registry> {
  const path = joinPath(agentDir, 'models.json');
  const plugins = joinPath(agentDir, 'plugins');
  const [file, ids] = await Promise.all([reader.read(path), files.list(plugins)]);
  if (file.kind === 'missing') return { ...NOTHING, problems: [] };
  if (file.kind === 'unreadable')
    return { ...NOTHING, problems: [{ kind: 'unreadable', place: { file: path }, code: file.code }] };
  const parsed = parseText(path, file.text);
  if (!parsed.ok) return { ...NOTHING, problems: [parsed.problem] };
  const catalogs = (await Promise.all(ids.map((id) => readCatalog(reader, plugins, id)))).flat();
  return {
    modelsJson: parsed.value,
    catalogs,
    providers: [
      ...registered(parsed.value, 'models.json', path),
      ...catalogs.flatMap(({ pluginId, json }) =>
        registered(json, 'plugin-catalog', joinPath(plugins, pluginId, 'catalog.json')),
      ),
    ],
    problems: [],
  };
}

const NOTHING = { modelsJson: undefined, catalogs: [], providers: [] } as const;

async function readCatalog(reader: Reader, plugins: string, pluginId: string): Promise<readonly PluginCatalog[]> {
  const path = joinPath(plugins, pluginId, 'catalog.json');
  const text = await reader.text(path);
  const parsed = text === undefined ? undefined : parseText(path, text);
  return parsed?.ok ? [{ pluginId, json: parsed.value }] : [];
}

function registered(json: Json, from: RegisteredProvider['from'], path: string): readonly RegisteredProvider[] {
  const providers = isObject(json) && isObject(json.providers) ? json.providers : {};
  return Object.entries(providers).map(([id, entry]) => ({
    id: id.trim().toLowerCase(),
    from,
    path,
    written: writtenProvider(id, entry, from),
  }));
}
