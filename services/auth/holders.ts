import type { Json } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import { ok, type Result } from '../../state/domain/result.js';
import type { World } from '../world.js';
import type { AgentStores } from './agentStores.js';
import { profilesIn, readStore, type StoreFiles } from './storeFiles.js';

/** Who has a profile. */
export type Holders = {
  /** The store that it stands in: the agent's own, else that of the main agent. */
  readonly holder: StoreFiles | undefined;
  /** It is the main agent's, and another one was asked for. */
  readonly isOfMain: boolean;
  /** Agents that have one of the same id by themselves. */
  readonly alsoIn: readonly StoreFiles[];
  /** Agents whose state may speak of it, as they have it or read it through. */
  readonly readers: readonly StoreFiles[];
};

/** Reads the stores of all agents. */
export async function holdersOf(world: World, stores: AgentStores, id: string): Promise<Result<Holders, Problem>> {
  const { own, main, others } = stores;
  const files: StoreFiles[] = [];
  for (const store of own.dir === main.dir ? [own, ...others] : [own, main, ...others]) {
    const read = await readStore(world, store);
    if (!read.ok) return read;
    files.push(read.value);
  }
  const has = (one: StoreFiles): boolean => isIn(profilesIn(one)[id]);
  const [ofOwn, ofMain = ofOwn] = own.dir === main.dir ? [files[0]] : files;
  const holder = [ofOwn, ofMain].find((one) => one !== undefined && has(one));
  const alsoIn = files.filter((one) => one !== holder && has(one));
  const isMains = holder !== undefined && holder === ofMain;
  const readers = isMains ? files.filter((one) => !alsoIn.includes(one)) : holder === undefined ? [] : [holder];
  return ok({ holder, isOfMain: isMains && holder !== ofOwn, alsoIn, readers });
}

const isIn = (entry: Json | undefined): boolean => entry !== undefined;
