import { includes, includesWithin } from '../config/include.js';
import { itemOf, kindOf, type Layer, type Made, madeAt, type Sources } from '../config/owners.js';
import { isObject, type Json, type JsonObject, type KeyPath, sameJson, valueAt } from '../json.js';
import type { Edit } from '../patch.js';
import { fail, ok, type Result } from '../result.js';
import { applyEdit } from './applyEdit.js';
import { itemChanges } from './joinedItems.js';

/** An edit of one file; its path is one of that file. */
type FileEdit = { readonly file: string; readonly edit: Edit };

/** `path` is one of the merged config, but for the last. */
export type OwnedProblem =
  | { readonly kind: 'changed'; readonly path: KeyPath; readonly was: Json | undefined; readonly now: Json | undefined }
  /** What stands at this path is no object or array, so nothing can be put into it. */
  | { readonly kind: 'blocked'; readonly path: KeyPath }
  /** It cannot be said in the files as they are: the `$include` itself would have to go. */
  | { readonly kind: 'included'; readonly path: KeyPath; readonly layer: Layer }
  /** The value brings an `$include` of its own, or the path leads to one. */
  | { readonly kind: 'brings-include'; readonly path: KeyPath }
  /** A file that is included several times would have to say different things at this path of it. */
  | { readonly kind: 'torn'; readonly path: KeyPath; readonly file: string };

export type Owned = {
  /** In the order in which they have to be made. */
  readonly edits: readonly FileEdit[];
  /** The documents with the edits made. */
  readonly sources: Sources;
  /** What the merged config is to be. */
  readonly meant: Json;
};

/**
 * Edits of a merged config as edits of the files that it is made of. A value is changed where it has its last word. A new one
 * goes into the file that has the last word on what it is put into. One that is taken out goes from every file, or what stands
 * below it would show through. A container that several files make is changed item by item.
 */
export function ownedEdits(sources: Sources, effective: Json, edits: readonly Edit[]): Result<Owned, OwnedProblem> {
  let state: Owned = { edits: [], sources, meant: effective };
  for (const edit of edits) {
    const done = make(state, edit);
    if (!done.ok) return done;
    state = done.value;
  }
  return ok(state);
}

type Done = Result<Owned, OwnedProblem>;

function make(state: Owned, edit: Edit): Done {
  const { path, was, value } = edit;
  const now = valueAt(state.meant, path);
  if (sameJson(now, value)) return ok(state);
  // Two that both made an object that was not there: what they put into it is merged key by key.
  if (was === undefined && isObject(now) && isObject(value)) return makeAll(state, membersOf(path, value));
  if (!sameJson(now, was)) return fail({ kind: 'changed', path, was, now });
  if (path.includes('$include') || (value !== undefined && includesWithin(value))) {
    return fail({ kind: 'brings-include', path });
  }
  const done = inFiles(state, edit, now);
  if (!done.ok) return done;
  const meant = applyEdit(state.meant, edit);
  return meant.ok ? ok({ ...done.value, meant: meant.value }) : fail({ kind: 'blocked', path: meant.problem });
}

function inFiles(state: Owned, { path, value }: Edit, now: Json | undefined): Done {
  if (value === undefined) return remove(state, path);
  const made = madeAt(state.sources, path);
  return made === undefined || now === undefined ? add(state, path, value) : set(state, { path, made, now, value });
}

const membersOf = (path: KeyPath, value: JsonObject): readonly Edit[] =>
  Object.entries(value).map(([key, item]) => ({ path: [...path, key], was: undefined, value: item }));

/** One after the other; paths and values are those of the merged config. */
const makeAll = (state: Owned, edits: readonly Edit[]): Done =>
  edits.reduce<Done>((done, edit) => (done.ok ? make(done.value, edit) : done), ok(state));

/** Makes an edit of one file in its document. */
function write(state: Owned, file: string, edit: Edit): Done {
  const document = state.sources.documents.get(file);
  if (document?.kind !== 'value') throw new Error('an edit of a file that is not among the documents');
  const now = valueAt(document.value, edit.path);
  if (sameJson(now, edit.value)) return ok(state);
  if (!sameJson(now, edit.was)) return fail({ kind: 'torn', path: edit.path, file });
  const value = applyEdit(document.value, edit);
  if (!value.ok) return fail({ kind: 'blocked', path: edit.path });
  const documents = new Map(state.sources.documents).set(file, { kind: 'value', value: value.value });
  return ok({ ...state, edits: [...state.edits, { file, edit }], sources: { ...state.sources, documents } });
}

type Setting = { readonly path: KeyPath; readonly made: Made; readonly now: Json; readonly value: Json };

function set(state: Owned, setting: Setting): Done {
  const { made, now, value, path } = setting;
  const top = made.layers.at(-1);
  if (top === undefined) throw new Error('a value is made of something');
  if (made.layers.length === 1 && !includesWithin(top.value)) return replace(state, setting, top);
  if (isObject(now) && isObject(value)) return setMembers(state, path, now, value);
  if (Array.isArray(now) && Array.isArray(value)) return setItems(state, setting, value);
  return includes(top.value) ? fail({ kind: 'included', path, layer: top }) : replace(state, setting, top);
}

/** Another kind of container would be merged with one that the old value hides; that one goes with it. */
function replace(state: Owned, { path, made, value }: Setting, { file, path: at, value: was }: Layer): Done {
  const kind = kindOf(value);
  const joins = kind !== 'scalar' && kind !== made.kind && made.hidden.some((layer) => kindOf(layer.value) === kind);
  if (!joins) return write(state, file, { path: at, was, value });
  const above = madeAt(state.sources, path.slice(0, -1));
  const item = above?.kind === 'array' ? itemOf(above.layers, Number(path.at(-1))) : undefined;
  if (item !== undefined) return fail({ kind: 'included', path, layer: item });
  const alone = remove(state, path, { file, path: at });
  if (!alone.ok) return alone;
  const left = madeAt(alone.value.sources, path);
  return left === undefined ? add(alone.value, path, value) : write(alone.value, file, { path: at, was, value });
}

function setMembers(state: Owned, path: KeyPath, now: JsonObject, value: JsonObject): Done {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(value)])];
  return makeAll(
    state,
    keys.map((key) => ({ path: [...path, key], was: own(now, key), value: own(value, key) })),
  );
}

const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

function setItems(state: Owned, { path, made, now }: Setting, value: readonly Json[]): Done {
  const before: readonly Json[] = Array.isArray(now) ? now : [];
  const joined = made.layers.map((layer): readonly Json[] => (Array.isArray(layer.value) ? layer.value : []));
  const { inPlace, lists } = itemChanges(joined, before, value);
  if (inPlace.length > 0) {
    const edits = inPlace.map(({ index, value: item }) => ({
      path: [...path, index],
      was: before[index],
      value: item,
    }));
    const done = makeAll(state, edits);
    // What is left to do is found out anew: the lists may be others by now.
    return done.ok ? make(done.value, { path, was: valueAt(done.value.meant, path), value }) : done;
  }
  return made.layers.reduce<Done>((done, layer, i) => {
    const list = lists[i];
    if (!done.ok || list === undefined) return done;
    return write(done.value, layer.file, { path: layer.path, was: layer.value, value: list });
  }, ok(state));
}

/** From every file, save for `except`. */
function remove(state: Owned, path: KeyPath, except?: Pick<Layer, 'file' | 'path'>): Done {
  const [above, step] = [madeAt(state.sources, path.slice(0, -1)), path.at(-1)];
  if (above === undefined || step === undefined) return fail({ kind: 'blocked', path });
  if (above.kind === 'array') {
    const item = typeof step === 'number' ? itemOf(above.layers, step) : undefined;
    if (item === undefined) return fail({ kind: 'blocked', path });
    return write(state, item.file, { path: item.path, was: item.value, value: undefined });
  }
  const key = String(step);
  return above.layers.reduce<Done>((done, { file, path: at, value }) => {
    const was = isObject(value) ? own(value, key) : undefined;
    const stays = except?.file === file && sameJson(except.path, [...at, key]);
    if (!done.ok || was === undefined || stays) return done;
    return write(done.value, file, { path: [...at, key], was, value: undefined });
  }, ok(state));
}

function add(state: Owned, path: KeyPath, value: Json): Done {
  for (let length = path.length - 1; length >= 0; length--) {
    const made = madeAt(state.sources, path.slice(0, length));
    if (made !== undefined) return addTo(state, made, { path, length, value });
  }
  return fail({ kind: 'blocked', path });
}

/** `length`: of the part of the path that is there. */
type Adding = { readonly path: KeyPath; readonly length: number; readonly value: Json };

function addTo(state: Owned, made: Made, { path, length, value }: Adding): Done {
  const step = path[length];
  const layer = made.layers.at(-1);
  const blocked = fail({ kind: 'blocked', path: path.slice(0, length) } as const);
  if (layer === undefined || step === undefined || made.kind === 'scalar') return blocked;
  const rest = path.slice(length + 1);
  if (made.kind === 'object') {
    return write(state, layer.file, { path: [...layer.path, String(step), ...rest], was: undefined, value });
  }
  const lengths = made.layers.map((one) => (Array.isArray(one.value) ? one.value.length : 0));
  if (step !== lengths.reduce((sum, one) => sum + one, 0)) return blocked;
  return write(state, layer.file, { path: [...layer.path, lengths.at(-1) ?? 0, ...rest], was: undefined, value });
}
