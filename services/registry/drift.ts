import { joinPath } from '../../state/domain/config/pathText.js';
import { rulesOf } from '../../state/domain/dialectRules.js';
import type { Drift } from '../../state/domain/home.js';
import { isObject } from '../../state/domain/json.js';
import { registryDrift } from '../../state/domain/registry/drift.js';
import { ownerOf } from '../../state/domain/registry/owners.js';
import { readAuthStore } from '../home/authStore.js';
import type { Reader } from '../home/reader.js';
import type { ReadParts } from '../home/readParts.js';
import type { Files } from '../world.js';
import { registryFacts } from './facts.js';
import { partFile, providersIn, type RegistryFile, registryFiles } from './files.js';
import { type AgentFolder, agentFolders } from './folders.js';

/** What the registries of all agents say otherwise than the config. An agent without a `models.json` has none yet. */
export async function readDrift(read: ReadParts, reader: Reader, files: Files): Promise<readonly Drift[]> {
  const { file, dialect, around, agents, paths } = read;
  if (file.state.kind === 'broken' || !rulesOf(dialect.version).storesJson) return [];
  const first = { id: paths.agentId, dir: paths.agentDir };
  const folders = await agentFolders(around, agents, files, first);
  return (await Promise.all(folders.map((folder) => driftIn(read, reader, files, folder)))).flat();
}

async function driftIn(
  read: ReadParts,
  reader: Reader,
  files: Files,
  { id, dir }: AgentFolder,
): Promise<readonly Drift[]> {
  if (!(await reader.has(dir, 'models.json'))) return [];
  const found = await registryFiles(reader, files, dir);
  const facts = registryFacts(
    { ...read, stored: await storeOf(read, reader, dir) },
    providersIn(found, pluginsOf(read)),
  );
  return registryDrift(facts, {
    agentId: id,
    config: read.paths.config,
    fileOf: (provider) => holderOf(provider, found) ?? partFile(dir, ownerOf(provider, facts.plugins)),
  });
}

const storeOf = async (read: ReadParts, reader: Reader, dir: string): Promise<ReadParts['stored']> =>
  dir === read.paths.agentDir
    ? read.stored
    : readAuthStore(reader, { agentDir: dir, mainDir: read.mainDir, oauthFile: joinPath(dir, 'oauth.json') });

const pluginsOf = ({ config }: ReadParts) => (isObject(config.value.plugins) ? config.value.plugins : {});

/** Catalogs count over `models.json`. */
const holderOf = (provider: string, found: readonly RegistryFile[]): string | undefined =>
  found.findLast(({ json }) => isObject(json) && isObject(json.providers) && Object.hasOwn(json.providers, provider))
    ?.path;
