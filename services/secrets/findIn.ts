import { isKeyVariable, secretRef } from '../../state/domain/auth/secretText.js';
import { isObject, type Json } from '../../state/domain/json.js';
import { type Json5Document, linesAndColumns, type PositionOf, toJson } from '../../state/domain/json5/document.js';
import { parseJson5 } from '../../state/domain/json5/parse.js';
import { mask } from '../../state/domain/masking/mask.js';
import { publicUrl } from '../../state/domain/masking/publicText.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { parseDotenv } from '../../state/domain/secrets/dotenv.js';
import type { KeyFind } from '../../state/domain/secrets/keyFind.js';
import {
  commentPlaces,
  configPlaces,
  legacyPlaces,
  misplacedKeys,
  registryPlaces,
  type SecretPlace,
  storePlaces,
} from '../../state/domain/secrets/secretPlaces.js';
import { holdsSecret, isVariableName } from '../../state/domain/secrets/variableNames.js';
import type { Reader } from '../home/reader.js';
import type { HoldingFile } from './files.js';
import { isPlainSecret } from './plain.js';

/** A file as it is, taken apart where there is anything to take apart. */
export type OpenedFile = {
  readonly holding: HoldingFile;
  readonly text: string;
  /** Permission bits. */
  readonly mode: number;
  readonly hash: string;
  readonly doc: Json5Document | undefined;
};

/** Undefined where there is no such file. Problems: `unreadable`, `syntax`. */
export async function openHolding(
  reader: Pick<Reader, 'read'>,
  holding: HoldingFile,
): Promise<Result<OpenedFile, Problem> | undefined> {
  const place = { file: holding.file };
  const read = await reader.read(holding.file);
  if (read.kind === 'missing') return undefined;
  if (read.kind === 'unreadable') return fail({ kind: 'unreadable', place, code: read.code });
  const { text, mode, hash } = read;
  if (holding.layout === 'env' || text.replace(/^\ufeff/, '').trim() === '')
    return ok({ holding, text, mode, hash, doc: undefined });
  const doc = parseJson5(text);
  if (doc.ok) return ok({ holding, text, mode, hash, doc: doc.value });
  const { message, line, column } = doc.problem;
  return fail({ kind: 'syntax', place: { ...place, line, column }, message });
}

/** The secrets that stand in a file. */
export function findsIn({ holding, text, doc }: OpenedFile, names: ReadonlySet<string>): readonly KeyFind[] {
  if (holding.layout === 'env') return variablesIn(holding, text, names);
  if (doc === undefined) return [];
  const places = [...plainPlaces(holding, doc, names), ...misplacedKeys(doc, holding.under)];
  const positionOf = linesAndColumns(doc.text);
  return places.sort((a, b) => a.start - b.start).map((place) => findOf(holding, positionOf, place));
}

/** Where the secrets of a file stand, with the secrets. */
export const plainPlaces = (
  holding: HoldingFile,
  doc: Json5Document,
  names: ReadonlySet<string>,
): readonly SecretPlace[] =>
  [...placesOf(holding, doc), ...commentPlaces(doc)]
    .filter(({ text }) => isPlainSecret(text, names))
    .sort((a, b) => a.start - b.start);

/** The variables that the references of a home name: where such a name stands as a key, it is no secret. */
export const namesIn = (opened: readonly OpenedFile[]): ReadonlySet<string> =>
  new Set(opened.flatMap(({ holding, doc }) => (doc && NAMES_REFS.has(holding.in) ? refsIn(toJson(doc.root)) : [])));

const NAMES_REFS: ReadonlySet<HoldingFile['in']> = new Set(['config', 'include', 'auth store']);

function placesOf({ layout, under }: HoldingFile, doc: Json5Document): readonly SecretPlace[] {
  switch (layout) {
    case 'config':
      return configPlaces(doc, under);
    case 'registry':
      return registryPlaces(doc);
    case 'auth store':
      return storePlaces(doc);
    case 'legacy store':
      return legacyPlaces(doc);
    case 'env':
      return [];
  }
}

function findOf({ file, in: kind }: HoldingFile, positionOf: PositionOf, place: SecretPlace): KeyFind {
  const { path, start, what, text, provider, isManaged } = place;
  return {
    place: { file, ...positionOf(start), ...(what === 'comment' ? {} : { path }) },
    in: kind,
    what,
    label: what === 'address' ? publicUrl(text) : mask(text),
    ...(provider === undefined ? {} : { provider: provider.trim().toLowerCase() }),
    standing: isManaged ? 'managed' : 'plain',
  };
}

function variablesIn({ file, in: kind }: HoldingFile, text: string, names: ReadonlySet<string>): readonly KeyFind[] {
  const isSecret = (name: string): boolean => holdsSecret(name) || isKeyVariable(name) || names.has(name);
  const positionOf = linesAndColumns(text);
  return [...parseDotenv(text)].flatMap(([name, value]): readonly KeyFind[] => {
    if (!isSecret(name) || !isPlainSecret(value, new Set())) return [];
    const start = text.search(new RegExp(`^[^\\S\\n]*(?:export[^\\S\\n]+)?${name}\\s*[=:]`, 'm'));
    const place = { file, ...(start === -1 ? {} : positionOf(start)), path: [name] };
    // What Pincer keeps of a dotenv, to take a change back, is as closed as the dotenv itself; other copies are forgotten ones.
    const standing = kind === 'copy' ? 'plain' : 'kept';
    return [{ place, in: kind, what: 'variable', label: mask(value), standing }];
  });
}

function refsIn(value: Json): readonly string[] {
  const ref = secretRef(value);
  if (ref !== undefined) return ref.source === 'env' && isVariableName(ref.id) ? [ref.id] : [];
  if (Array.isArray(value)) return value.flatMap(refsIn);
  return isObject(value) ? Object.values(value).flatMap(refsIn) : [];
}
