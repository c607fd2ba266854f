import { isObject, type Json } from '../../json.js';
import { fail, ok, type Result } from '../../result.js';
import { assignProvider, assignRef, assignValue, type Operation } from './operation.js';
import { parsePath } from './pathSyntax.js';
import { parsePlain } from './plainJson.js';
import { aliasOf, buildProvider, type ProviderFlags } from './secretProvider.js';
import { faultOf } from './secretProviderRules.js';
import { buildRef, refFromValue } from './secretRef.js';

/** What a person typed after `config set`. */
export type SetInput = {
  readonly path?: string;
  readonly value?: string;
  readonly strictJson: boolean;
  readonly ref: { readonly provider?: string; readonly source?: string; readonly id?: string };
  /** Absent when no flag of it was given. */
  readonly provider?: ProviderFlags;
  /** The text of a batch, and the flag that it came by. */
  readonly batch?: { readonly text: string; readonly from: '--batch-json' | '--batch-file' };
};

type Operations = Result<readonly Operation[], string>;

/** What is to be done, or in OpenClaw's words why that cannot be told. OpenClaw: `buildSingleSetOperations`. */
export function setOperations(input: SetInput): Operations {
  const hasRef = Object.values(input.ref).some((part) => part !== undefined && part !== '');
  const hasProvider = input.provider !== undefined;
  if (input.batch !== undefined) return inBatch(input, hasRef || hasProvider);
  if (hasRef && hasProvider)
    return mode(
      'choose exactly one mode: ref builder (--ref-provider/--ref-source/--ref-id) or provider builder (--provider-*), not both.',
    );
  if (hasRef) return withRef(input);
  if (input.provider !== undefined) return withProvider(input, input.provider);
  return withValue(input);
}

const mode = (message: string): { readonly ok: false; readonly problem: string } =>
  fail(`config set mode error: ${message}`);

function inBatch(input: SetInput, hasBuilder: boolean): Operations {
  if (hasBuilder)
    return mode(
      'batch mode (--batch-json/--batch-file) cannot be combined with ref builder (--ref-*) or provider builder (--provider-*) flags.',
    );
  if (input.path !== undefined || input.value !== undefined)
    return mode('batch mode does not accept <path> or <value> arguments.');
  const { text = '', from = '--batch-json' } = input.batch ?? {};
  const parsed = parsePlain(text);
  if (!parsed.ok) return fail(`Failed to parse ${from}: ${parsed.problem.message}`);
  const entries = parsed.value;
  if (!Array.isArray(entries)) return fail(`${from} must be a JSON array.`);
  return each(entries, (entry, i) => batchEntry(entry, i, from));
}

function each<T>(items: readonly T[], make: (item: T, place: number) => Result<Operation, string>): Operations {
  const made: Operation[] = [];
  for (const [place, item] of items.entries()) {
    const operation = make(item, place);
    if (!operation.ok) return operation;
    made.push(operation.value);
  }
  return ok(made);
}

function batchEntry(entry: Json, place: number, from: string): Result<Operation, string> {
  if (!isObject(entry)) return fail(`${from}[${place}] must be an object.`);
  const path = typeof entry.path === 'string' ? entry.path.trim() : '';
  if (path === '') return fail(`${from}[${place}].path is required.`);
  const kinds = ['value', 'ref', 'provider'].filter((key) => Object.hasOwn(entry, key));
  if (kinds.length !== 1) return fail(`${from}[${place}] must include exactly one of: value, ref, provider.`);
  const steps = parsePath(path);
  if (!steps.ok) return steps;
  if (entry.ref !== undefined) {
    const ref = refFromValue(entry.ref, `batch[${place}].ref`);
    return ref.ok ? ok(assignRef(steps.value, ref.value, 'json')) : ref;
  }
  if (entry.provider === undefined) return ok(assignValue(steps.value, entry.value ?? null, 'json'));
  const alias = aliasOf(steps.value);
  if (!alias.ok) return alias;
  const fault = faultOf(entry.provider);
  if (fault !== undefined) return fail(`batch[${place}].provider invalid at ${fault}`);
  return ok(assignProvider(steps.value, entry.provider, alias.value, 'json'));
}

const isGiven = (path: string | undefined): path is string => path !== undefined && path.trim() !== '';

function withRef({ path, value, ref: { provider, source, id } }: SetInput): Operations {
  if (!isGiven(path)) return mode('ref builder mode requires <path>.');
  const steps = parsePath(path);
  if (!steps.ok) return steps;
  if (value !== undefined) return mode('ref builder mode does not accept <value>.');
  if (!provider || !source || !id)
    return mode('ref builder mode requires --ref-provider <alias>, --ref-source <env|file|exec>, and --ref-id <id>.');
  const ref = buildRef({ provider, source, id }, 'ref');
  return ref.ok ? ok([assignRef(steps.value, ref.value, 'builder')]) : ref;
}

function withProvider({ path, value }: SetInput, flags: ProviderFlags): Operations {
  if (!isGiven(path)) return mode('provider builder mode requires <path>.');
  const steps = parsePath(path);
  if (!steps.ok) return steps;
  if (value !== undefined) return mode('provider builder mode does not accept <value>.');
  const alias = aliasOf(steps.value);
  if (!alias.ok) return alias;
  const built = buildProvider(flags);
  return built.ok ? ok([assignProvider(steps.value, built.value, alias.value, 'builder')]) : built;
}

function withValue({ path, value, strictJson }: SetInput): Operations {
  if (!isGiven(path)) return mode('value/json mode requires <path> when batch mode is not used.');
  const steps = parsePath(path);
  if (!steps.ok) return steps;
  if (value === undefined) return mode('value/json mode requires <value>.');
  const parsed = parseValue(value, strictJson);
  return parsed.ok ? ok([assignValue(steps.value, parsed.value, strictJson ? 'json' : 'value')]) : parsed;
}

/**
 * OpenClaw: JSON5 where it parses, else the text as it is; `--strict-json` takes nothing but JSON. The message does not repeat the value,
 * as OpenClaw's does: it may be a secret.
 */
function parseValue(raw: string, strictJson: boolean): Result<Json, string> {
  const text = raw.trim();
  const parsed = parsePlain(text);
  if (!strictJson) return ok(parsed.ok ? parsed.value : raw);
  return parsed.ok && isJson(text)
    ? parsed
    : fail(
        'Could not parse the value as JSON for --strict-json. Use valid JSON, for example `pincer config set gateway.port 18789 --strict-json`. For plain strings, omit --strict-json.',
      );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
