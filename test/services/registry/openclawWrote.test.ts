import { describe, expect, test } from 'vitest';
import { doAction } from '../../../services/operations/act.js';
import { readHome } from '../../../services/operations/readHome.js';
import { registryFacts } from '../../../services/registry/facts.js';
import { providersIn, registryFiles } from '../../../services/registry/files.js';
import { reread } from '../../../services/registry/reread.js';
import { planRegistry, registryParts } from '../../../state/domain/registry/plan.js';
import { type FakeWorld, fakeWorld } from '../../support/fakeWorld.js';
import { AGENT, REGISTRY_CASES, type RegistryCase, secretsOf } from '../../support/registryCases.js';

const HOME = '/home/ann/';
const DIR = `${HOME}${AGENT.slice(0, -1)}`;
const SYNC = { kind: 'sync', agents: ['main'], takeConfig: false } as const;

const worldOf = ({ files, env = {} }: Pick<RegistryCase, 'files' | 'env'>): FakeWorld =>
  fakeWorld({
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [HOME + path, text])),
    env: { HOME: '/home/ann', ...env },
  });

const isCatalog = (path: string): boolean => /^(?:models\.json|plugins\/[^/]+\/catalog\.json)$/.test(path);

/** The registry on the fake disk, by path under the agent's folder. */
const registryOn = (world: FakeWorld): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...world.disk].flatMap(([path, text]) =>
      path.startsWith(`${DIR}/`) && isCatalog(path.slice(DIR.length + 1)) ? [[path.slice(DIR.length + 1), text]] : [],
    ),
  );

async function synced(world: FakeWorld, action: Parameters<typeof doAction>[2] = SYNC) {
  const { home } = await readHome(world, {});
  const made = await doAction(world, home, action, 'sync');
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
}

describe.each(REGISTRY_CASES.map((one) => ({ ...one })))('in the home "$name"', (one) => {
  test('the rules make of it what the real OpenClaw wrote, byte for byte', async () => {
    const world = worldOf(one);
    const { home } = await readHome(world, {});
    const again = await reread(world, home);
    if (!again.ok) throw new Error(again.problem.kind);
    const { reader, plugins, storeOf } = again.value;
    const found = await registryFiles(reader, world.files, DIR);
    const facts = registryFacts({ ...again.value, stored: await storeOf(DIR) }, providersIn(found, plugins));
    const plan = planRegistry(facts);
    const before = registryOn(world);
    const parts = plan.isIdle ? [] : registryParts(plan.theirs, plugins);
    const texts = parts.map(({ plugin, json }) => [
      plugin === undefined ? 'models.json' : `plugins/${plugin}/catalog.json`,
      `${JSON.stringify(json, null, 2)}\n`,
    ]);
    // A catalog that is somebody else's stays.
    const foreign = Object.entries(before).filter(
      ([path, text]) => path.startsWith('plugins/') && !text.includes(MARK),
    );
    expect(Object.fromEntries([...foreign, ...texts])).toEqual(one.wrote);
  });

  test('writing it puts no secret into a file that was not in it, and writing it again changes nothing', async () => {
    const world = worldOf(one);
    const before = Object.values(registryOn(world)).join('\n');
    await synced(world);
    const after = registryOn(world);
    const added = secretsOf(one).filter((text) => Object.values(after).join('\n').includes(`"${text}"`));
    expect(added.filter((text) => !before.includes(`"${text}"`))).toEqual([]);
    expect(Object.keys(after).sort()).toEqual(Object.keys(one.wrote).sort());
    expect((await synced(world)).written).toBe(false);
  });

  test('what OpenClaw has just written is left as it is', async () => {
    const files = { ...withoutRegistry(one.files), ...inAgentFolder(one.wrote) };
    const world = worldOf({ ...one, files });
    expect((await synced(world)).written).toBe(false);
    expect(registryOn(world)).toEqual(one.wrote);
    // Where there was no registry before, nothing in it can be older than the config or of somebody else.
    if (Object.keys(registryOn(worldOf(one))).length > 0) return;
    const { home } = await readHome(world, {});
    expect(home.drift).toEqual([]);
  });
});

const MARK = 'openclaw-plugin-model-catalog-v1';

const withoutRegistry = (files: RegistryCase['files']): RegistryCase['files'] =>
  Object.fromEntries(
    Object.entries(files).filter(([path]) => !path.startsWith(AGENT) || !isCatalog(path.slice(AGENT.length))),
  );

const inAgentFolder = (files: RegistryCase['wrote']): RegistryCase['files'] =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [AGENT + path, text]));
