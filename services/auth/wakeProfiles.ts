import type { ProfileNotice } from '../../state/domain/auth/profileNotice.js';
import { awake, storedState } from '../../state/domain/auth/storedState.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { FileChange } from '../files/change.js';
import type { ChangeParts } from './changeParts.js';
import { type Around, notFound } from './moveProfile.js';
import { profilesIn, readStore, type StoreFiles, storeChanges } from './storeFiles.js';

/**
 * Ends the rests of profiles, as a success would: in the agent's own state, and in that of the main agent, which it reads through.
 * Problem: `profile-not-found`.
 */
export async function wakeProfiles(around: Around, ids: readonly string[]): Promise<Result<ChangeParts, Problem>> {
  const { world, home, stores } = around;
  const files: StoreFiles[] = [];
  for (const store of stores.own === stores.main ? [stores.own] : [stores.own, stores.main]) {
    const read = await readStore(world, store);
    if (!read.ok) return read;
    files.push(read.value);
  }
  const unknown = ids.find((id) => !files.some((one) => knows(one, id)));
  if (unknown !== undefined) return fail(notFound(home, stores, unknown));
  const changes: FileChange[] = [];
  const notices: ProfileNotice[] = [];
  for (const one of files) {
    const changed = await storeChanges(one, { state: [awake(ids)] });
    if (!changed.ok) return changed;
    changes.push(...changed.value);
    if (one.of !== stores.own && changed.value.length > 0)
      notices.push(
        ...ids
          .filter((id) => rests(one, id))
          .map(
            (id) => ({ kind: 'profile-of-main', id, agent: stores.own.agent, does: 'woken', needsYes: false }) as const,
          ),
      );
  }
  return ok({ stores: changes, config: [], notices });
}

const knows = (files: StoreFiles, id: string): boolean => profilesIn(files)[id] !== undefined || rests(files, id);

const rests = ({ profiles, state }: StoreFiles, id: string): boolean =>
  [profiles.value, state.value].some((file) => storedState(file).usageStats[id] !== undefined);
