import { isObject, type Json, type JsonObject, type KeyPath } from '../json.js';
import type { Edit } from '../patch.js';
import type { SetupModel } from './setup.js';
import type { SetupNotice } from './setupNotice.js';

/** Models to declare under a provider. */
export type Rows = readonly SetupModel[];

/** As OpenClaw wants them: a name is a must, an answer is no longer than the window; what is not known is left to its defaults. */
export const rowsOf = (rows: Rows): readonly JsonObject[] => rows.map(rowOf);

function rowOf({ id, name, reasoning, input, cost, contextWindow, maxTokens }: SetupModel): JsonObject {
  const answer = answerOf({ contextWindow, maxTokens });
  return {
    id,
    name: name?.trim() || id,
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(input === undefined || input.length === 0 ? {} : { input }),
    ...(cost === undefined ? {} : { cost }),
    ...(contextWindow === undefined ? {} : { contextWindow }),
    ...(answer === undefined ? {} : { maxTokens: answer }),
  };
}

type Sizes = { readonly contextWindow: number | undefined; readonly maxTokens: number | undefined };

const answerOf = ({ contextWindow, maxTokens }: Sizes): number | undefined =>
  maxTokens === undefined || contextWindow === undefined ? maxTokens : Math.min(maxTokens, contextWindow);

/**
 * Adds what is not declared yet, and to what is the facts that it does not state: what a person wrote stays. Of several of one id
 * the first counts, as it does for OpenClaw.
 */
export function rowEdits(path: KeyPath, was: Json | undefined, rows: Rows, mustHaveList: boolean): readonly Edit[] {
  if (!Array.isArray(was)) {
    const isWanted = rows.length > 0 || (mustHaveList && was === undefined);
    return isWanted ? [{ path, was, value: rowsOf(rows) }] : [];
  }
  const before: readonly Json[] = was;
  const placeOf = (id: string): number => before.findIndex((row) => isObject(row) && row.id === id);
  const fresh = rows.filter(({ id }) => placeOf(id) < 0);
  return [
    ...rows.filter(({ id }) => placeOf(id) >= 0).flatMap((row) => missingFacts(path, before, placeOf(row.id), row)),
    ...rowsOf(fresh).map((value, i) => ({ path: [...path, before.length + i], was: undefined, value })),
  ];
}

function missingFacts(path: KeyPath, before: readonly Json[], place: number, model: SetupModel): readonly Edit[] {
  const row = before[place];
  if (!isObject(row)) return [];
  // A window that stands there limits the answer, too.
  const window = typeof row.contextWindow === 'number' ? { contextWindow: row.contextWindow } : {};
  const facts = Object.entries(rowOf({ ...model, ...window }));
  return facts
    .filter(([key]) => row[key] === undefined)
    .map(([key, value]) => ({ path: [...path, place, key], was: undefined, value }));
}

/**
 * In a home without anything else in it, OpenClaw 2026.5.28 refuses every turn of a model that takes in 28,000 tokens, and sends one for
 * 30,000: what it says itself, and what it keeps free, come first.
 */
export const SMALLEST = 30_000;

/** What of the numbers a person should know. `rows`: those that are not there yet. */
export function rowNotices(rows: Rows): readonly SetupNotice[] {
  const unknown = rows.filter(({ contextWindow }) => contextWindow === undefined).map(({ id }) => id);
  const trained = rows.filter(({ sizeFrom }) => sizeFrom === 'training').map(({ id }) => id);
  const each = rows.flatMap(({ id, contextWindow, maxTokens }): readonly SetupNotice[] => {
    const answer = answerOf({ contextWindow, maxTokens });
    const isSmall = contextWindow !== undefined && contextWindow < SMALLEST;
    return [
      ...(isSmall ? [{ kind: 'window-small', id, tokens: contextWindow, needsYes: false } as const] : []),
      ...(maxTokens === undefined || answer === undefined || answer === maxTokens
        ? []
        : [{ kind: 'answer-limited', id, from: maxTokens, to: answer, needsYes: false } as const]),
    ];
  });
  return [
    ...(unknown.length === 0 ? [] : [{ kind: 'window-unknown', ids: unknown, needsYes: false } as const]),
    ...(trained.length === 0 ? [] : [{ kind: 'window-trained', ids: trained, needsYes: false } as const]),
    ...each,
  ];
}
