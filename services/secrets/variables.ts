import { isDangerousName } from '../../state/domain/config/envNames.js';
import { originOf } from '../../state/domain/config/localHost.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { envNamesFor } from '../../state/domain/providers/credentialEnv.js';
import { providerRow } from '../../state/domain/providers/table.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { SecretNotice } from '../../state/domain/secrets/secretNotice.js';
import type { SecretProblem } from '../../state/domain/secrets/secretProblem.js';
import { isVariableName, variableNames } from '../../state/domain/secrets/variableNames.js';
import type { Spot } from './spots.js';

/** Whatever gives variables to OpenClaw, and what it says. */
export type VariableSource = {
  readonly where: string;
  readonly variables: ReadonlyMap<string, string>;
  /** An empty variable of it hides what comes after it. */
  readonly emptyHides: boolean;
};

export type NamedSpot = { readonly spot: Spot; readonly variable: string };

export type Naming = {
  readonly named: readonly NamedSpot[];
  readonly notices: readonly SecretNotice[];
};

/** What names depend on. */
export type NamingInput = {
  readonly provider: string;
  readonly spots: readonly Spot[];
  /** The first of them is the dotenv that is written to. */
  readonly sources: readonly VariableSource[];
  /** A name that a person asks for, for the key that counts most. */
  readonly asked: string | undefined;
  readonly baseUrl: string | undefined;
};

/** One variable for each value, under a name that means nothing else anywhere. Problems: `variable-taken`, `variable-name`. */
export function nameSpots(input: NamingInput): Result<Naming, SecretProblem> {
  const named: NamedSpot[] = [];
  const notices: SecretNotice[] = [];
  const byValue = new Map<string, string>();
  const own = mayUseOwn(input);
  let { asked } = input;
  for (const spot of inOrder(input.spots)) {
    const chosen = choose(input, spot, { byValue, own, asked: spot.becomes === 'gone' ? undefined : asked });
    if (!chosen.ok) return chosen;
    const { variable, notice } = chosen.value;
    if (spot.becomes !== 'gone') asked = undefined;
    if (notice !== undefined) notices.push(notice);
    if (variable === undefined) continue;
    byValue.set(spot.value, variable);
    named.push({ spot, variable });
  }
  return ok({ named, notices });
}

/** Variables have their names; of the others keys come before headers, as the key is what a person names. */
const inOrder = (spots: readonly Spot[]): readonly Spot[] => {
  const rank = ({ becomes, what }: Spot): number => (becomes === 'gone' ? 0 : what === 'header' ? 2 : 1);
  return [...spots].sort((a, b) => rank(a) - rank(b));
};

/** Without a variable the key stays where it is. */
type Choice = { readonly variable?: string; readonly notice?: SecretNotice };

type Chooser = {
  readonly byValue: ReadonlyMap<string, string>;
  readonly own: boolean;
  readonly asked: string | undefined;
};

function choose(input: NamingInput, spot: Spot, { byValue, own, asked }: Chooser): Result<Choice, SecretProblem> {
  const takenFor = (name: string) => takenBy(input, name, spot.value, byValue);
  if (spot.becomes === 'gone') return ok(fromBlock(spot, takenFor));
  if (asked !== undefined) return asAsked(asked, takenFor(asked));
  const known = byValue.get(spot.value);
  if (known !== undefined) return ok({ variable: known });
  const header = spot.what === 'header' ? { header: String(spot.path.at(-1)) } : {};
  const names = variableNames({ provider: input.provider, what: spot.what, ...header, mayUseOwn: own });
  const variable = names.find((name) => takenFor(name) === undefined);
  const [best = ''] = names;
  const where = takenFor(best) ?? '';
  if (variable === undefined) return fail({ kind: 'variable-taken', name: best, where });
  if (variable === best || where === ANOTHER) return ok({ variable });
  return ok({ variable, notice: { kind: 'variable-avoided', name: best, where, variable, needsYes: false } });
}

function fromBlock({ file, path }: Spot, takenFor: (name: string) => string | undefined): Choice {
  const variable = String(path.at(-1));
  const where = takenFor(variable);
  if (where === undefined) return { variable };
  const because = `${variable} has another value already, from ${where}, and that is the one that counts`;
  return { notice: { kind: 'key-left', from: { file, path }, because, needsYes: false } };
}

function asAsked(name: string, where: string | undefined): Result<Choice, SecretProblem> {
  if (!isVariableName(name) || isDangerousName(name)) return fail({ kind: 'variable-name', name });
  return where === undefined ? ok({ variable: name }) : fail({ kind: 'variable-taken', name, where });
}

const ANOTHER = 'another key that is moved';

/** What gives a name another value, as far as OpenClaw would see it. */
function takenBy(
  { sources }: NamingInput,
  name: string,
  value: string,
  byValue: ReadonlyMap<string, string>,
): string | undefined {
  if ([...byValue].some(([other, known]) => known === name && other !== value)) return ANOTHER;
  const other = sources.find(({ variables, emptyHides }) => {
    const said = variables.get(name);
    return said !== undefined && said !== value && (said !== '' || emptyHides);
  });
  return other?.where;
}

/**
 * The provider's own variable means the same as the key where there is only one key, where no other of its variables says something
 * else, and where the provider is the one that the variable is known for: a key of a proxy under the name of OpenAI would be sent to
 * OpenAI by whatever else looks for that variable.
 */
function mayUseOwn({ provider, spots, sources, baseUrl }: NamingInput): boolean {
  const values = new Set(spots.filter(({ what }) => what !== 'header').map(({ value }) => value));
  const known = providerRow(canonicalId(provider))?.baseUrl;
  if (values.size !== 1 || (baseUrl !== undefined && originOf(baseUrl) !== originOf(known))) return false;
  const said = envNamesFor(provider).flatMap((name) => sources.map(({ variables }) => variables.get(name) ?? ''));
  return said.every((value) => value === '' || values.has(value));
}
