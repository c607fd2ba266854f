import { layerConfigEnv } from '../../state/domain/config/envVars.js';
import { isObject, type Json, type KeyPath, valueAt } from '../../state/domain/json.js';
import { parseJson5 } from '../../state/domain/json5/parse.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { envNamesFor } from '../../state/domain/providers/credentialEnv.js';
import { configPlaces, type SecretKind, type SecretPlace } from '../../state/domain/secrets/secretPlaces.js';
import { type OpenedFile, plainPlaces } from './findIn.js';
import { isPlainSecret } from './plain.js';

/** A key of a provider that stands in plain text, and how a reference can take its place. Holds the key itself. */
export type Spot = {
  /** The config and its includes are one to whoever edits them. */
  readonly in: 'config' | 'auth store';
  readonly file: string;
  readonly path: KeyPath;
  readonly value: string;
  readonly what: 'key' | 'token' | 'header';
  /** `text`: only `"${NAME}"` may stand there. `gone`: it is a variable, and the dotenv takes its place. */
  readonly becomes: 'ref' | 'text' | 'gone';
};

/** Of a config with includes in place and `${…}` as written. */
export function configSpots(file: string, config: Json, provider: string, names: ReadonlySet<string>): readonly Spot[] {
  // Taken apart as a text, so that one walk finds the places for this and for the search of whole files.
  const doc = parseJson5(JSON.stringify(config));
  const places = doc.ok ? configPlaces(doc.value, []) : [];
  const spot = (place: SecretPlace): readonly Spot[] => {
    const shape = isOfProvider(place.provider, provider) ? shapeOf(place) : variableShape(place.path, provider);
    if (shape === undefined || !isPlainSecret(place.text, names)) return [];
    return [{ in: 'config', file, path: place.path, value: place.text, ...shape }];
  };
  return places.flatMap(spot);
}

/** Of the auth store of an agent. */
export const storeSpots = ({ holding, doc }: OpenedFile, provider: string, names: ReadonlySet<string>) =>
  (doc === undefined ? [] : plainPlaces(holding, doc, names)).flatMap(
    ({ path, what, text, ...place }): readonly Spot[] =>
      (what === 'key' || what === 'token') && isOfProvider(place.provider, provider)
        ? [{ in: 'auth store', file: holding.file, path, value: text, what, becomes: 'ref' }]
        : [],
  );

/** Ids differ in case, and some providers go by several. */
export const isOfProvider = (named: string | undefined, provider: string): boolean =>
  named !== undefined && canonicalId(named.trim().toLowerCase()) === canonicalId(provider.trim().toLowerCase());

type Shape = Pick<Spot, 'what' | 'becomes'>;

/** OpenClaw: the headers of a model are texts and nothing else. */
function shapeOf({ path, what }: SecretPlace): Shape | undefined {
  const kind = MOVABLE[what];
  return kind && { what: kind, becomes: path[3] === 'models' ? 'text' : 'ref' };
}

const MOVABLE: Readonly<Partial<Record<SecretKind, Spot['what']>>> = { key: 'key', token: 'token', header: 'header' };

/** One of the provider's own variables, in the config's `env` block. */
function variableShape(path: KeyPath, provider: string): Shape | undefined {
  const name = String(path.at(-1));
  const isInBlock = path[0] === 'env' && (path.length === 2 || (path.length === 3 && path[1] === 'vars'));
  return isInBlock && envNamesFor(provider).includes(name) ? { what: 'key', becomes: 'gone' } : undefined;
}

/** The variables of the config's `env` block, by name. */
export const blockVariables = (config: Json, file: string): ReadonlyMap<string, string> =>
  new Map(
    [...layerConfigEnv(new Map(), valueAt(config, ['env']), file)].map(([name, { value }]) => [name, value] as const),
  );

/** Where a provider sends its key, as far as the config says. */
export function baseUrlIn(config: Json, provider: string): string | undefined {
  const providers = valueAt(config, ['models', 'providers']);
  const entry = Object.entries(isObject(providers) ? providers : {}).find(([id]) => isOfProvider(id, provider))?.[1];
  const said = isObject(entry) ? entry.baseUrl : undefined;
  return typeof said === 'string' ? said : undefined;
}
