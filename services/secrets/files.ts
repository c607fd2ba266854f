import { mountsOf } from '../../state/domain/config/owners.js';
import { expand } from '../../state/domain/config/paths.js';
import { dirname, joinPath } from '../../state/domain/config/pathText.js';
import { readAgents } from '../../state/domain/edits/settings.js';
import type { Home } from '../../state/domain/home.js';
import { isObject, type Json, type KeyPath } from '../../state/domain/json.js';
import type { SecretFile } from '../../state/domain/secrets/keyFind.js';
import { readIncludes } from '../files/includes.js';
import { around as surroundingsOf } from '../files/surroundings.js';
import { listSnapshotFiles } from '../history/snapshots.js';
import { ownDotenvs, type Surroundings } from '../home/environment.js';
import { parseText } from '../home/jsonFile.js';
import type { Reader } from '../home/reader.js';
import type { World } from '../world.js';

/** A file in which a secret may stand, and how it is laid out: a copy is laid out as what it is a copy of. */
export type HoldingFile = {
  readonly file: string;
  readonly in: SecretFile;
  readonly layout: 'config' | 'registry' | 'auth store' | 'legacy store' | 'env';
  /** Of an included file: the key path that it stands for. */
  readonly under: KeyPath;
  /** Of a snapshot: its id. */
  readonly snapshot?: string;
};

/** Every file of a home that may hold a secret, those that hold none included; and what it takes to look into them. */
export type HoldingFiles = {
  readonly files: readonly HoldingFile[];
  readonly around: Surroundings;
  /** The config as written, its includes apart. */
  readonly root: Json;
};

export async function holdingFiles(world: World, reader: Reader, home: Home): Promise<HoldingFiles> {
  const around = await surroundingsOf(world, home);
  const { configs, root } = await configFiles(reader, around, home.paths.config);
  const own = [...configs, ...(await agentFiles(world, around, home, root))];
  const dotenvs = ownDotenvs(around).map((file) => holding(file, 'env', 'env'));
  const copies = await copiesIn(world, [...own, ...dotenvs]);
  const snapshots = (await listSnapshotFiles(world, home)).map(
    ({ path, kind, id }): HoldingFile => ({
      file: path,
      in: 'snapshot',
      layout: kind === 'include' || kind === 'auth state' ? 'config' : kind,
      under: [],
      snapshot: id,
    }),
  );
  return { files: [...own, ...dotenvs, ...copies, ...snapshots], around, root };
}

const holding = (file: string, kind: SecretFile, layout: HoldingFile['layout'], under: KeyPath = []): HoldingFile => ({
  file,
  in: kind,
  layout,
  under,
});

async function configFiles(
  reader: Reader,
  { base }: Surroundings,
  file: string,
): Promise<{ readonly configs: readonly HoldingFile[]; readonly root: Json }> {
  const config = holding(file, 'config', 'config');
  const text = await reader.text(file);
  const parsed = text === undefined ? undefined : parseText(file, text);
  if (!parsed?.ok) return { configs: [config], root: {} };
  const { documents } = await readIncludes(reader, { file, value: parsed.value }, base.includeRoots);
  const mounts = mountsOf({ file, documents, allowedRoots: base.includeRoots });
  const included = [...documents.keys()].filter((path) => path !== file);
  const files = included.map((path) => holding(path, 'include', 'config', mounts.get(path)?.[0] ?? []));
  return { configs: [config, ...files], root: parsed.value };
}

/** Of every agent: those that the config names, those that have a folder, and the one that was asked for. */
async function agentFiles(
  { files }: World,
  { facts, base }: Surroundings,
  { paths }: Home,
  root: Json,
): Promise<readonly HoldingFile[]> {
  const agents = joinPath(base.stateDir, 'agents');
  const named = readAgents(isObject(root) ? root : {}).flatMap(({ agentDir }) => agentDir ?? []);
  const usual = [...new Set(['main', ...(await files.list(agents))])].map((id) => joinPath(agents, id, 'agent'));
  const dirs = new Set([paths.agentDir, ...usual, ...named.map((dir) => expand(dir, facts))]);
  const found = await Promise.all([...dirs].map((dir) => filesOfAgent(files, dir)));
  const said = facts.env.OPENCLAW_OAUTH_DIR?.trim();
  const logins = joinPath(said ? expand(said, facts) : joinPath(base.stateDir, 'credentials'), 'oauth.json');
  return [...found.flat(), holding(logins, 'legacy store', 'legacy store')];
}

async function filesOfAgent(files: World['files'], dir: string): Promise<readonly HoldingFile[]> {
  const plugins = joinPath(dir, 'plugins');
  const catalogs = (await files.list(plugins)).map((id) => joinPath(plugins, id, 'catalog.json'));
  return [
    holding(joinPath(dir, 'auth-profiles.json'), 'auth store', 'auth store'),
    holding(joinPath(dir, 'models.json'), 'registry', 'registry'),
    ...catalogs.map((file) => holding(file, 'registry', 'registry')),
    holding(joinPath(dir, 'auth.json'), 'legacy store', 'legacy store'),
  ];
}

/** OpenClaw's ring of backups and what it puts aside, and what people copy: all that is named like a file and goes on. */
async function copiesIn({ files }: World, own: readonly HoldingFile[]): Promise<readonly HoldingFile[]> {
  const known = new Set(own.map(({ file }) => file));
  const found = await Promise.all(
    own.map(async (one) => {
      const dir = dirname(one.file);
      const name = one.file.slice(dir.length + 1);
      const names = (await files.list(dir)).filter((other) => isCopyOf(other, name));
      const own = await Promise.all(names.map((other) => isOwnFile(files, dir, other)));
      return names.flatMap((other, i) => (own[i] ? [{ ...one, file: joinPath(dir, other), in: 'copy' as const }] : []));
    }),
  );
  return found.flat().filter(({ file }) => !known.has(file));
}

/** A link is no copy: what it leads to is another file, maybe of another program, and not to be masked without a way back. */
async function isOwnFile(files: World['files'], dir: string, name: string): Promise<boolean> {
  const [folder, found] = await Promise.all([files.resolve(dir), files.resolve(joinPath(dir, name))]);
  return folder.kind === 'there' && found.kind === 'there' && found.path === joinPath(folder.path, name);
}

const isCopyOf = (other: string, name: string): boolean =>
  other.length > name.length &&
  other.startsWith(name) &&
  /^[.~_-]/.test(other.slice(name.length)) &&
  !/\.lock$|\.tmp$/.test(other);
