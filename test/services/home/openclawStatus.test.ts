import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readHome } from '../../../services/operations/readHome.js';
import type { Home } from '../../../state/domain/home.js';
import { fakeWorld } from '../../support/fakeWorld.js';

/**
 * What the real OpenClaw 2026.5.28 answered to `models status --json --check` in 122 small homes, one per line: the files, the
 * environment, and either what it said or the kind of problem for which it refused. Keys were masked before they were stored.
 */
type Answer = {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly modes?: Readonly<Record<string, number>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly agent?: string;
  readonly cwd?: string;
  readonly check?: number;
  readonly says?: Readonly<Record<string, unknown>>;
  readonly refuses?: readonly string[];
};

const ANSWERS: readonly Answer[] = readFileSync(new URL('openclawStatus.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** When the answers were taken, to the day; every expiry in them is years away. */
const THEN = Date.UTC(2026, 10, 20, 9);

async function homeOf({ files, modes, env, agent, cwd }: Answer): Promise<Home> {
  const process = { homeDir: '/home/ann', cwd: cwd ?? '/home/ann' };
  const world = fakeWorld({ files, now: THEN, env: { HOME: '/home/ann', ...env }, process });
  for (const [path, mode] of Object.entries(modes ?? {})) world.modes.set(path, mode);
  return (await readHome(world, agent === undefined ? {} : { agent })).home;
}

test.each(ANSWERS.filter(({ says }) => says !== undefined))('agrees with OpenClaw on $name', async (answer) => {
  const home = await homeOf(answer);
  expect(spoken(home)).toEqual(answer.says);
  expect(home.auth.check).toBe(answer.check);
  expect(Object.keys(home.use.aliases)).toEqual(Object.keys(answer.says?.['aliases'] ?? {}));
});

test.each(ANSWERS.filter(({ refuses }) => refuses !== undefined))(
  'knows why OpenClaw refuses $name',
  async (answer) => {
    const kinds = new Set((await homeOf(answer)).problems.map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining([...(answer.refuses ?? [])]));
    expect(answer.refuses).not.toEqual([]);
  },
);

/** What a home says, in the form of the stored answers; empty parts are left out. */
function spoken({ paths, use, auth }: Home): Readonly<Record<string, unknown>> {
  const said = {
    config: paths.config,
    agentDir: paths.agentDir,
    store: auth.storePath,
    default: use.defaultModel,
    resolved: use.resolvedDefault,
    fallbacks: use.fallbacks,
    image: use.imageModel,
    imageFallbacks: use.imageFallbacks,
    aliases: use.aliases,
    allowed: use.allowed,
    ...(use.sources === undefined ? {} : { sources: [use.sources.default, use.sources.fallbacks] }),
    missing: auth.missingInUse,
    routes: auth.runtimeRoutes.map(
      ({ provider, authProvider, status, effective }) =>
        `${provider} as ${authProvider}: ${status} ${effective.kind} ${hidden(effective.detail)}`,
    ),
    rows: Object.fromEntries(auth.providers.map((row) => [row.provider, rowParts(row)])),
    unusable: auth.unusable.map(
      ({ profileId, provider, kind, reason, until }) =>
        `${profileId} ${provider ?? '-'} ${kind} ${reason ?? '-'} ${until}`,
    ),
    health: Object.fromEntries(auth.health.map((row) => [row.provider, healthParts(row)])),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => !isEmpty(value)));
}

const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);

function rowParts({
  effective,
  profiles,
  env,
  modelsJson,
  syntheticAuth,
}: Home['auth']['providers'][number]): readonly string[] {
  return [
    `${effective.kind}=${hidden(effective.detail)}`,
    ...profiles.labels.map(hidden),
    ...(env === undefined ? [] : [`env ${hidden(env.value)} ${env.source}`]),
    ...(modelsJson === undefined ? [] : [`key ${hidden(modelsJson.value)} ${modelsJson.source}`]),
    ...(syntheticAuth === undefined ? [] : [`synthetic ${syntheticAuth.source} ${syntheticAuth.credential}`]),
  ];
}

function healthParts({ status, profiles, effectiveProfiles }: Home['auth']['health'][number]): readonly string[] {
  return [
    status,
    ...profiles.map(
      (row) =>
        `${row.profileId} ${row.type} ${row.status} ${row.reasonCode ?? '-'} ${row.expiresAt ?? '-'} ${row.label}`,
    ),
    `tries ${effectiveProfiles.map(({ profileId }) => profileId).join(' ') || 'none'}`,
  ];
}

/** Pincer masks more than OpenClaw does, and shows where a reference leads instead of what it holds; how long a rest lasts is a matter of the clock. */
const hidden = (text: string): string =>
  text
    .replace(/^ref\(.*\)$/, '…')
    .replace(/(=|:|^)(token:)?[^\s=:,]*\.\.\.[^\s,\]]*/g, '$1$2…')
    .replace(/ \d+[mhd]\]/, ' T]');
