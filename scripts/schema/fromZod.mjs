import { createNames, limited } from './names.mjs';

/**
 * Rules that OpenClaw has as code, by the place in its schema where it has them. Ours of the same name are in
 * state/domain/config/schema/rules.ts. A rule without a name here ends the run.
 */
const RULES_AT = {
  '': 'knownAgents',
  'models.providers': 'customProviders',
  'agents.defaults.heartbeat': 'heartbeatTimes',
  'agents.defaults.sandbox': 'sandboxNetwork',
  'agents.defaults.sandbox.docker': 'sandboxDocker',
  'agents.defaults.sandbox.browser': 'sandboxBrowser',
  'agents.list.N.tools': 'agentAllowOrAlso',
  'agents.list.N.tools.byProvider.*': 'providerAllowOrAlso',
  'agents.list.N.tools.toolsBySender.*': 'policyAllowOrAlso',
  'agents.list.N.tools.exec': 'execMode',
  'agents.list.N.tools.loopDetection': 'loopThresholds',
  tools: 'toolsAllowOrAlso',
  'tools.web.search': 'webSearchKeys',
  'tools.exec': 'execMode',
  'bindings.N.1': 'acpPeer',
  'audio.transcription.command': 'safeCommand',
  'session.maintenance': 'sessionUnits',
  cron: 'cronUnits',
  channels: 'noChannelAcp',
  talk: 'talkProvider',
  'talk.realtime': 'realtimeProvider',
  gateway: 'staleAfterCheck',
};

/** The others are told by what they say, or by the text of their code. */
const RULES_SAYING = {
  'Profile must set cdpPort or cdpUrl': 'cdpAddress',
  'Profile userDataDir is only supported with driver="existing-session"': 'userDataDir',
  'secrets.providers.*.command is unsafe.': 'safeSecretsCommand',
  'secrets.providers.*.command must be an absolute path.': 'absoluteSecretsCommand',
  'trustedDirs entries must be absolute paths.': 'absoluteTrustedDir',
  'Expected byte size string like 2mb': 'byteSize',
  'max must be greater than or equal to min': 'retryRange',
  'Expected http:// or https:// URL': 'httpUrl',
  'module must be a safe relative path (no absolute paths)': 'modulePath',
  'Expected a CSS width value such as 960px, 82%, min(1280px, 82%), or calc(100% - 2rem)': 'cssWidth',
  'proxyUrl must use http:// or https://': 'proxyUrl',
  'expected hex color (RRGGBB)': 'hexColour',
  'Profile names must be alphanumeric with hyphens only': 'browserProfileName',
};

const RULES_STARTING = {
  'File secret reference id': 'fileSecretId',
  'Exec secret reference id': 'execSecretId',
  'Env secret reference id': 'envSecretId',
  'Secret reference provider': 'secretProviderName',
};

const PATTERNS = {
  '^[A-Z][A-Z0-9_]{0,127}$': 'envName',
  '^[a-z][a-z0-9_-]{0,63}$': 'secretsName',
  '^[a-z0-9][a-z0-9_-]{0,63}$': 'codexAgent',
};

/** Conversions while reading. Those that refuse nothing have no name. */
const CONVERSIONS = [
  [/Invalid timestamp/, 'timestamp'],
  [/normalizeControlUiChatMessageMaxWidth|uniqueStrings|trimmed\.length > 0|value\.country|value\.join/, undefined],
];

/** Of OpenClaw's own schema, by walking through it. */
export function coreTable(schema) {
  const names = createNames();
  const seen = new Map();
  const once = (type, path, make) => {
    const known = seen.get(type);
    if (known !== undefined) return known;
    const made = names.ref(path === '' ? 'root' : path, make());
    seen.set(type, made);
    return made;
  };
  const below = (path, step) => (path === '' ? step : `${path}.${step}`);

  function object(type, path) {
    return once(type, path, () => {
      const { shape, catchall } = type._zod.def;
      const keys = Object.entries(shape).map(([key, inner]) => {
        const { optional, kind } = unwrapped(inner);
        return `${key}${optional ? '' : '!'}: ${any(kind, below(path, key))}`;
      });
      const rest =
        catchall === undefined
          ? ['*: any']
          : catchall._zod.def.type === 'never'
            ? []
            : [`*: ${any(catchall, below(path, '*'))}`];
      return [...keys, ...rest, ...checks(type, path).map((rule) => rule.replace('&', '& '))].join('\n');
    });
  }

  function union({ options, discriminator }, path) {
    const parts = options.map((option, i) => any(option, below(path, `${i}`)));
    if (discriminator !== undefined) return `by ${discriminator}(${parts.join('|')})`;
    if (parts.every((part) => /^(?:"[^"]*"|true|false)(?:\/(?:"[^"]*"|true|false))*$/.test(part)))
      return parts.join('/');
    const text = parts.map((part) => (part.startsWith('by ') || !part.includes('|') ? part : `(${part})`)).join('|');
    return text.length > 40 ? names.ref(path, `= ${text}`) : text;
  }

  function pipe(type, path) {
    const { in: before, out } = type._zod.def;
    // A value that is looked at before: what it is has to be what it becomes.
    if (before._zod.def.type === 'transform') return any(out, path);
    const conversion = out._zod.def.type === 'transform' ? converted(out) : undefined;
    const text = any(before, path);
    return conversion === undefined ? text : `${text}(&${conversion})`;
  }

  function any(type, path) {
    const { def } = type._zod;
    switch (def.type) {
      case 'object':
        return object(type, path);
      case 'lazy':
        return any(unwrapped(def.getter()).kind, path);
      case 'optional':
      case 'default':
        return any(def.innerType, path);
      case 'array':
        return `[${any(def.element, below(path, 'N'))}]${limited(checks(type, path))}`;
      case 'record': {
        const key = any(def.keyType, below(path, 'key'));
        return `{${key === 'text' ? '' : `${key}: `}${any(def.valueType, below(path, '*'))}}${limited(checks(type, path))}`;
      }
      case 'tuple':
        return `<${def.items.map((item, i) => any(item, below(path, `${i}`))).join(', ')}>`;
      case 'union':
        return union(def, path);
      case 'literal':
        return def.values.map((value) => JSON.stringify(value)).join('/');
      case 'enum':
        return Object.values(def.entries)
          .map((value) => JSON.stringify(value))
          .join('/');
      case 'pipe': {
        const limits = limited(checks(type, path));
        return `${pipe(type, path)}${limits}`;
      }
      case 'string':
        return `text${limited([...(def.format === 'url' ? ['&url'] : []), ...checks(type, path)])}`;
      case 'number':
        return number(checks(type, path));
      case 'boolean':
        return 'flag';
      case 'null':
        return 'null';
      case 'unknown':
        return 'any';
      default:
        throw new Error(`${path}: what is ${def.type}?`);
    }
  }

  any(schema, '');
  return ordered(names.table);
}

/** Without the wrappers that say that a key need not be there. */
function unwrapped(type) {
  const { def } = type._zod;
  if (def.type === 'optional' || def.type === 'default') return { optional: true, kind: unwrapped(def.innerType).kind };
  return { optional: false, kind: type };
}

function converted(transform) {
  const text = String(transform._zod.def.transform);
  const found = CONVERSIONS.find(([pattern]) => pattern.test(text));
  if (found === undefined) throw new Error(`what does this refuse? ${text}`);
  return found[1];
}

function number(limits) {
  const isInt = limits.includes('int');
  return `${isInt ? 'int' : 'number'}${limited(limits.filter((limit) => limit !== 'int'))}`;
}

const checks = (type, path) => (type._zod.def.checks ?? []).flatMap((check) => limitOf(check._zod.def, path));

function limitOf(def, path) {
  switch (def.check) {
    case 'number_format':
      return ['int'];
    case 'greater_than':
      return [`${def.inclusive ? '>=' : '>'}${def.value}`];
    case 'less_than':
      return [`${def.inclusive ? '<=' : '<'}${def.value}`];
    case 'min_length':
      return [`${def.minimum}..${said(def) === undefined ? '' : `=${JSON.stringify(said(def))}`}`];
    case 'max_length':
      return [`..${def.maximum}`];
    case 'overwrite':
      return String(def.tx).includes('trim') ? ['&trimmed'] : [];
    case 'string_format':
      return [`&${def.format === 'url' ? 'url' : named(said(def), PATTERNS[def.pattern?.source], path)}`];
    case 'custom':
      return [`&${named(said(def), RULES_AT[path], path)}`];
    default:
      throw new Error(`${path}: what checks ${def.check}?`);
  }
}

const said = (def) => (typeof def.error === 'function' ? def.error({}) : def.error);

function named(saying, otherwise, path) {
  const starting = Object.entries(RULES_STARTING).find(([start]) => saying?.startsWith(start))?.[1];
  const name = RULES_SAYING[saying] ?? starting ?? otherwise;
  if (name === undefined) throw new Error(`${path}: a rule without a name (${saying})`);
  return name;
}

/** The root first, and the others in the order of their names, for readable differences. */
const ordered = (table) =>
  new Map([...table].sort(([a], [b]) => (a === 'root' ? -1 : b === 'root' ? 1 : a < b ? -1 : 1)));
