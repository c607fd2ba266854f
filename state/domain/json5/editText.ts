import { applyEdit } from '../edits/applyEdit.js';
import { type Json, type JsonObject, type KeyPath, sameJson, valueAt } from '../json.js';
import type { Edit } from '../patch.js';
import { fail, ok, type Result } from '../result.js';
import {
  itemAt,
  type Json5Array,
  type Json5Document,
  type Json5Node,
  type Json5Object,
  nodeAt,
  toJson,
} from './document.js';
import { parseJson5 } from './parse.js';
import { beginsLine, type Page, rewriteItems, rewriteValue } from './rewrite.js';
import type { Step } from './steps.js';
import { styleOf } from './style.js';
import type { Json5Problem } from './syntaxProblem.js';

export type EditProblem =
  | { readonly kind: 'syntax'; readonly problem: Json5Problem }
  /** The text does not say what the edit was made for. */
  | { readonly kind: 'changed'; readonly path: KeyPath; readonly was: Json | undefined; readonly now: Json | undefined }
  /** What stands at this path is no object or array, so nothing can be put into it. */
  | { readonly kind: 'blocked'; readonly path: KeyPath }
  /** The result was not as asked. It is a bug, but not one that may reach the file. */
  | { readonly kind: 'unverified'; readonly path: KeyPath };

/** A text, and the value that it has to have. */
export type Unread = { readonly text: string; readonly meant: Json };

/**
 * The text with each edit made in turn, and every other byte as it was. What is put in follows the style around it; a
 * text that is plain JSON stays so; an empty one becomes OpenClaw's plain form. An edit that is already true changes
 * nothing. The caller reads the result again, and compares it with what is meant. `read` is the text taken apart, where the caller has
 * that already.
 */
export function editTextUnread(
  text: string,
  edits: readonly Edit[],
  read?: Json5Document,
): Result<Unread, EditProblem> {
  const bom = text.startsWith('\ufeff') ? '\ufeff' : '';
  const start = text.slice(bom.length).trim() === '' ? `${bom}{}\n` : text;
  const parsed = read?.text === start ? ok(read) : parseJson5(start);
  if (!parsed.ok) return fail({ kind: 'syntax', problem: parsed.problem });
  const made = editAll(parsed.value, edits);
  if (!made.ok) return made;
  const { meant } = made.value;
  if (made.value.text === start) return ok({ text, meant });
  const isPlain = !isPlainJson(start) || isPlainJson(made.value.text);
  return isPlain ? made : fail({ kind: 'unverified', path: edits[0]?.path ?? [] });
}

function editAll(start: Json5Document, edits: readonly Edit[]): Result<Unread, EditProblem> {
  const style = styleOf(start);
  let doc = start;
  let made: Unread = { text: start.text, meant: toJson(start.root) };
  for (const edit of edits) {
    // Only what another edit builds on is taken apart again.
    const now = doc.text === made.text ? ok(doc) : parseJson5(made.text);
    if (!now.ok) return fail({ kind: 'unverified', path: edit.path });
    doc = now.value;
    const edited = editOne({ doc, style }, made.meant, edit);
    if (!edited.ok) return edited;
    if (edited.value === made.text) continue;
    const meant = applyEdit(made.meant, edit);
    if (!meant.ok) return fail({ kind: 'unverified', path: edit.path });
    made = { text: edited.value, meant: meant.value };
  }
  return ok(made);
}

function editOne(page: Page, root: Json, edit: Edit): Result<string, EditProblem> {
  const { doc } = page;
  const now = valueAt(root, edit.path);
  if (sameJson(now, edit.value)) return ok(doc.text);
  if (!sameJson(now, edit.was)) return fail({ kind: 'changed', path: edit.path, was: edit.was, now });
  if (edit.value === undefined) return ok(takeOut(page, edit.path));
  const node = nodeAt(doc, edit.path);
  if (node === undefined) return putIn(page, edit.path, edit.value);
  return ok(splice(doc, node, rewriteValue(page, node, edit.value, ownLine(doc, edit.path))));
}

/** Of duplicate keys all go, or an earlier one would come to light. */
function takeOut(page: Page, path: KeyPath): string {
  const parent = nodeAt(page.doc, path.slice(0, -1));
  const last = path.at(-1);
  if (parent === undefined || parent.kind === 'scalar') return page.doc.text;
  const goes = (index: number): boolean =>
    parent.kind === 'object' ? parent.items[index]?.key === String(last) : index === last;
  const steps = parent.items.map(
    (_, index): Step => (goes(index) ? { kind: 'gone', index, moves: false } : { kind: 'keep', index }),
  );
  return splice(page.doc, parent, rewriteItems(page, parent, steps, ownLine(page.doc, path.slice(0, -1))));
}

/** Adds at the end of the deepest container that exists, with whatever parents are missing. */
function putIn(page: Page, path: KeyPath, value: Json): Result<string, EditProblem> {
  const { doc } = page;
  let parent: Json5Node = doc.root;
  let depth = 0;
  for (let next = nodeAt(doc, path.slice(0, 1)); next; next = nodeAt(doc, path.slice(0, depth + 1))) {
    parent = next;
    depth++;
  }
  const step = path[depth];
  const fresh = wrap(path.slice(depth + 1), value);
  if (step === undefined || fresh === undefined || !takes(parent, step)) {
    return fail({ kind: 'blocked', path: path.slice(0, depth) });
  }
  const added: Step = { kind: 'new', value: fresh, ...(parent.kind === 'object' ? { key: String(step) } : {}) };
  const kept = parent.items.map((_, index): Step => ({ kind: 'keep', index }));
  return ok(splice(doc, parent, rewriteItems(page, parent, [...kept, added], ownLine(doc, path.slice(0, depth)))));
}

/** An object takes any key that it lacks, an array only its next index. */
function takes(parent: Json5Node, step: string | number): parent is Json5Object | Json5Array {
  return parent.kind === 'object' || (parent.kind === 'array' && step === parent.items.length);
}

/** The value inside the parents that a path names; a number names an array, which can only begin at 0. */
function wrap(path: KeyPath, value: Json): Json | undefined {
  let wrapped: Json = value;
  for (const step of path.toReversed()) {
    if (typeof step === 'number' && step !== 0) return undefined;
    wrapped = typeof step === 'number' ? [wrapped] : single(step, wrapped);
  }
  return wrapped;
}

const single = (key: string, value: Json): JsonObject => Object.fromEntries([[key, value]]);

const splice = (doc: Json5Document, node: Json5Node, text: string): string =>
  doc.text.slice(0, node.start) + text + doc.text.slice(node.end);

/** Does the item at a path begin its line? The root does. */
function ownLine(doc: Json5Document, path: KeyPath): boolean {
  const item = itemAt(doc, path);
  return item === undefined || beginsLine(doc.text, item.start);
}

/** Does every JSON reader take it, not only JSON5's? A BOM before it is tolerated, as it is kept. */
function isPlainJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}
