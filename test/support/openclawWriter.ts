// Sets values as `openclaw config set` does, with OpenClaw's own code, in one process: its program takes seconds to start.
// openclawWriter <dist folder of openclaw> <config> <prefix> <times>; HOME and OPENCLAW_CONFIG_PATH name the home.
import { readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , dist = '', config = '', prefix = '', times = '1'] = process.argv;

type Config = { readonly env?: { readonly vars?: Readonly<Record<string, string>> } };
type Snapshot = { readonly resolved: Config; readonly hash?: string; readonly valid: boolean };
type Writing = {
  /** What `loadValidConfig` of its config-cli calls. */
  readonly readConfigFileSnapshot: () => Promise<Snapshot>;
  readonly replaceConfigFile: (change: object) => Promise<unknown>;
};

const say = (what: object): void => void writeSync(1, `${JSON.stringify(what)}\n`);

/** Functions of a bundled module by their own names: it exports them under letters. */
async function exported(file: RegExp, names: readonly string[]): Promise<Partial<Writing>> {
  for (const name of readdirSync(dist).filter((one) => file.test(one))) {
    const path = join(dist, name);
    const list = /export \{([^}]*)\};?\s*$/.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
    const letters = names.map((own) => new RegExp(`\\b${own} as (\\w+)`).exec(list)?.[1]);
    if (letters.includes(undefined)) continue;
    const module = await import(pathToFileURL(path).href);
    return Object.fromEntries(names.map((own, i) => [own, module[letters[i] ?? '']]));
  }
  throw new Error(`no module of OpenClaw's exports ${names.join(' and ')}`);
}

const writing = {
  ...(await exported(/^io-.*\.js$/, ['readConfigFileSnapshot'])),
  ...(await exported(/^mutate-.*\.js$/, ['replaceConfigFile'])),
} as Writing;

say({ begun: process.pid, config });
for (let turn = 1; turn <= Number(times); turn++) {
  const key = `${prefix}_${turn}`;
  const snapshot = await writing.readConfigFileSnapshot();
  if (!snapshot.valid) throw new Error('OpenClaw calls the config invalid');
  const vars = { ...snapshot.resolved.env?.vars, [key]: 'set' };
  const nextConfig = { ...snapshot.resolved, env: { ...snapshot.resolved.env, vars } };
  // As config-cli does it: by the whole new config and the hash of what it was made from.
  const change = { nextConfig, baseHash: snapshot.hash, writeOptions: { explicitSetPaths: [['env', 'vars', key]] } };
  try {
    await writing.replaceConfigFile(change);
    say({ set: key });
  } catch (error) {
    say({ refused: key, problem: error instanceof Error ? error.message : String(error) });
  }
}
say({ done: true });
process.exit(0);
