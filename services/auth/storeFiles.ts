import { type StateChange, saysNothing, stateEdits } from '../../state/domain/auth/storedState.js';
import { applyEdit } from '../../state/domain/edits/applyEdit.js';
import type { FileKind } from '../../state/domain/history/journal.js';
import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import type { Edit } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { FileChange } from '../files/change.js';
import { type ConfigText, readConfigText } from '../files/configText.js';
import { editedText } from '../files/editedText.js';
import type { World } from '../world.js';
import type { AgentStore } from './agentStores.js';

/** The files of an agent's credentials as they stand, to be changed. */
export type StoreFiles = { readonly of: AgentStore; readonly profiles: ConfigText; readonly state: ConfigText };

/** Problems: `syntax`, `unreadable`, `not-utf8`, `not-a-file`. */
export async function readStore(world: World, of: AgentStore): Promise<Result<StoreFiles, Problem>> {
  const profiles = await readConfigText(world, of.profiles);
  if (!profiles.ok) return profiles;
  const state = await readConfigText(world, of.state);
  return state.ok ? ok({ of, profiles: profiles.value, state: state.value }) : state;
}

/** The profiles by id, as written. They hold secrets. */
export function profilesIn({ profiles }: StoreFiles): JsonObject {
  const found = isObject(profiles.value) ? profiles.value.profiles : undefined;
  return isObject(found) ? found : {};
}

/** What is to become of an agent's credentials. */
export type StoreEdits = { readonly profiles?: readonly Edit[]; readonly state?: readonly StateChange[] };

/**
 * The files of an agent with the edits made, the one with the secrets first. OpenClaw: a state goes when it says nothing, and is not
 * looked at where there is no store.
 */
export async function storeChanges(
  { profiles, state }: StoreFiles,
  { profiles: asked = [], state: changes = [] }: StoreEdits,
): Promise<Result<readonly FileChange[], Problem>> {
  // An older form has them in the store: what stands there changes, and nothing is put there anew.
  const older = chained(profiles.value, changes).filter(({ was }) => was !== undefined);
  const inState = chained(state.value, changes);
  const isNew = profiles.hash === undefined;
  const edits = [...asked, ...older];
  const needsStore = isNew && (edits.length > 0 || inState.length > 0);
  const store = await changeOf('auth store', profiles, [...(needsStore ? NEW_STORE : []), ...edits]);
  if (!store.ok) return store;
  const stateChange = await changeOf('auth state', state, inState);
  return stateChange.ok ? ok([...store.value, ...stateChange.value]) : stateChange;
}

const NEW_STORE: readonly Edit[] = [
  { path: ['version'], was: undefined, value: 1 },
  { path: ['profiles'], was: undefined, value: {} },
];

const NEW_STATE: readonly Edit[] = [{ path: ['version'], was: undefined, value: 1 }];

/** Each change builds on the one before. */
function chained(file: Json, changes: readonly StateChange[]): readonly Edit[] {
  return stateEdits(file, (state) => changes.reduce((known, change) => change(known), state));
}

async function changeOf(
  kind: Extract<FileKind, 'auth store' | 'auth state'>,
  text: ConfigText,
  edits: readonly Edit[],
): Promise<Result<readonly FileChange[], Problem>> {
  if (edits.length === 0) return ok([]);
  const isNew = text.hash === undefined;
  const all = kind === 'auth state' && isNew ? [...NEW_STATE, ...edits] : edits;
  const { file, hash } = text;
  const before = isNew ? undefined : text.text;
  if (kind === 'auth state' && saysNothing(meant(text.value, all)))
    return ok(isNew ? [] : [{ file, kind, before, hash, after: undefined }]);
  const edited = await editedText(text, all);
  if (!edited.ok) return edited;
  if (edited.value === text.text && !isNew) return ok([]);
  return ok([{ file, kind, before, hash, after: edited.value, isPrivate: true }]);
}

const meant = (value: Json, edits: readonly Edit[]): Json =>
  edits.reduce((known, edit) => {
    const next = applyEdit(known, edit);
    return next.ok ? next.value : known;
  }, value);

/** Credentials of an earlier form, in these files, that a new store would hide. Problem: `older-store`. */
export async function refuseOlder(
  world: World,
  { profiles }: StoreFiles,
  older: readonly string[],
): Promise<Result<undefined, Problem>> {
  if (profiles.hash !== undefined) return ok(undefined);
  for (const file of older)
    if ((await world.files.read(file)).kind !== 'missing') return fail({ kind: 'older-store', place: { file } });
  return ok(undefined);
}
