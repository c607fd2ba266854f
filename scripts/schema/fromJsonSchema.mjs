import { createNames, limited } from './names.mjs';

/** Under the id of each channel: what it takes. */
export function channelTable(channels) {
  const names = createNames();
  for (const { channelId, schema } of channels) top(names, channelId, schema);
  return sorted(names.table);
}

/** Under the id of each plugin: what its `config` takes. */
export function pluginTable(plugins) {
  const names = createNames();
  for (const { id, schema } of plugins) top(names, id, schema);
  return sorted(names.table);
}

/** Of the schema that `openclaw config schema` prints, as far as it is at hand: sections by name, and the names of all of them. */
export function sectionTable({ topLevel, ...schemas }) {
  const names = { ...createNames(), takesKeyRules: true };
  const lines = topLevel.keys.map((key) => {
    const schema = schemas[key];
    return `${key}: ${schema === undefined ? 'any' : type(names, schema, key, { root: schema })}`;
  });
  names.table.set('root', lines.join('\n'));
  return new Map([...names.table].sort(([a], [b]) => (a === 'root' ? -1 : b === 'root' ? 1 : a < b ? -1 : 1)));
}

const sorted = (table) => new Map([...table].sort(([a], [b]) => (a < b ? -1 : 1)));

function top(names, id, schema) {
  const text = type(names, schema, `${id}.`, { root: schema });
  names.table.set(id, `= ${text}`);
}

/** `about`: the schema that `$ref` is about, and whether the value is one option of several. */
function type(names, schema, path, about) {
  const sub = (inner, step, now = about) => type(names, inner, `${path}${path.endsWith('.') ? '' : '.'}${step}`, now);
  if (Object.keys(schema).length === 0) return 'any';
  refuseUnknown(schema, path);
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/$defs/', '');
    return type(names, about.root.$defs[name], `${path.split('.')[0]}.$${name}`, about);
  }
  const options = (list) => list.map((option, i) => sub(option, i, { ...about, isOption: true })).join('|');
  if (schema.anyOf !== undefined) return shared(names, path, options(schema.anyOf));
  if (schema.oneOf !== undefined) return shared(names, path, `one(${options(schema.oneOf)})`);
  if (schema.const !== undefined || schema.enum !== undefined) return choice(schema, path);
  // OpenClaw takes a list of types for as many schemas.
  if (Array.isArray(schema.type))
    return shared(names, path, options(schema.type.map((one) => ({ ...schema, type: one }))));
  // Lists whose places have types of their own: two, which are not looked into.
  if (schema.additionalItems !== undefined) return '[any]';
  if (schema.type === 'object') return object(names, schema, path, { sub, isOption: about.isOption === true });
  return plain(schema, path, sub);
}

function plain(schema, path, sub) {
  switch (schema.type) {
    case 'array':
      return `[${schema.items === undefined ? 'any' : sub(schema.items, 'N')}]${limited(limitsOf(schema))}`;
    case 'string':
      return `text${limited(limitsOf(schema))}`;
    case 'integer':
      return `int${limited(limitsOf(schema))}`;
    case 'number':
      return `number${limited(limitsOf(schema))}`;
    case 'boolean':
      return 'flag';
    case 'null':
      return 'null';
    default:
      throw new Error(`${path}: what is ${JSON.stringify(schema)}?`);
  }
}

/** In the order in which OpenClaw looks at them. */
const LIMITS = {
  maxItems: (value) => `..${value}`,
  minItems: (value) => `${value}..`,
  maxLength: (value) => `..${value}`,
  minLength: (value) => `${value}..`,
  format: (value) => `&${value}`,
  pattern: (value) => `~${JSON.stringify(value)}`,
  exclusiveMaximum: (value) => `<${value}`,
  exclusiveMinimum: (value) => `>${value}`,
  maximum: (value) => `<=${value}`,
  minimum: (value) => `>=${value}`,
};

const limitsOf = (schema) =>
  Object.entries(LIMITS).flatMap(([key, text]) => (schema[key] === undefined ? [] : [text(schema[key])]));

const KNOWN = new Set(
  `$schema $id $ref $defs type properties required additionalProperties propertyNames anyOf oneOf const enum items minItems maxItems
  minLength maxLength format pattern minimum maximum exclusiveMinimum exclusiveMaximum default description title additionalItems entryIds`.split(
    /\s+/,
  ),
);

function refuseUnknown(schema, path) {
  const strange = Object.keys(schema).filter((key) => !KNOWN.has(key));
  if (strange.length > 0) throw new Error(`${path}: what is ${strange.join(', ')}?`);
  if (schema.format !== undefined && schema.format !== 'uri') throw new Error(`${path}: what is ${schema.format}?`);
}

const shared = (names, path, text) =>
  text.length > 60 ? names.ref(path, `= ${text}`) : text.startsWith('one') ? text : `(${text})`;

function choice(schema, path) {
  const values = schema.enum ?? [schema.const];
  const kinds = new Set(values.map((value) => (typeof value === 'boolean' ? 'boolean' : typeof value)));
  if (schema.type !== undefined && !(kinds.size === 1 && kinds.has(schema.type)))
    throw new Error(`${path}: a choice of another type`);
  return `${schema.type === undefined ? '=' : ''}${values.map((value) => JSON.stringify(value)).join('/')}`;
}

function object(names, schema, path, { sub, isOption }) {
  const { properties, additionalProperties, required = [], propertyNames } = schema;
  const rest = additionalProperties === true ? {} : (additionalProperties ?? {});
  const hasRules = propertyNames !== undefined && !isAnyText(propertyNames);
  // The validator of channels and plugins has no use for them.
  if (hasRules && !names.takesKeyRules) throw new Error(`${path}: names of keys with rules`);
  if (properties === undefined && rest !== false)
    return `{${hasRules ? `${sub(propertyNames, 'key')}: ` : ''}${sub(rest, '*')}}`;
  const keys = Object.entries(properties ?? {}).map(([key, inner]) => {
    // A default is filled in before OpenClaw looks, but not where it would have to choose first.
    const needed = required.includes(key) && (isOption || inner.default === undefined);
    return `${key}${needed ? '!' : ''}: ${sub(inner, key)}`;
  });
  const others = rest === false ? [] : [`*: ${sub(rest, '*')}`];
  return names.ref(path.replace(/\.$/, '.config'), [...keys, ...others].join('\n'));
}

const isAnyText = ({ type: kind, ...more }) => kind === 'string' && Object.keys(more).length === 0;
