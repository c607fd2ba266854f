import { rulesOf } from './dialectRules.js';
import type { Dialect } from './home.js';
import { type Json, valueAt } from './json.js';

/** What a home shows of the OpenClaw that wrote it, apart from its config. */
export type DialectMarks = {
  readonly config: Json | undefined;
  /** `auth-profiles.json` of the agent or the main agent exists. */
  readonly hasJsonStore: boolean;
  /** A database of 2026.9 exists. */
  readonly hasDatabase: boolean;
};

type Version = Dialect['version'];

/** An explicit wish decides; then marks in the files; then the version that the config names. Undefined where nothing does. */
export function detectDialect(marks: DialectMarks, asked: Version | undefined): Dialect | undefined {
  if (asked !== undefined) return dialect(asked, 'asked for on the command line');
  const mark = (rows: Marks) => rows.find(([path]) => valueAt(marks.config, path) !== undefined)?.[1];
  const of9 = mark(MARKS_OF_9);
  if (of9 !== undefined) return dialect('2026.9', `the config has ${of9}`);
  // 2026.9 takes its credentials out of the JSON store; a home with both was not moved yet.
  if (marks.hasDatabase && !marks.hasJsonStore) return dialect('2026.9', 'credentials are in its database');
  const of5 = mark(MARKS_OF_5);
  if (of5 !== undefined) return dialect('2026.5', `the config has ${of5}`);
  const named = valueAt(marks.config, ['meta', 'lastTouchedVersion']);
  if (typeof named === 'string') return dialect(versionOf(named), `the config was last written by ${named}`);
  return marks.hasJsonStore ? dialect('2026.5', 'credentials are in auth-profiles.json') : undefined;
}

/** For a home that says nothing. Without an OpenClaw either, it is 2026.5. */
export const dialectOfInstalled = (installed: string | undefined): Dialect =>
  installed === undefined
    ? dialect('2026.5', 'nothing in the files says otherwise')
    : dialect(versionOf(installed), `OpenClaw ${installed} is installed`);

type Marks = readonly (readonly [path: readonly string[], says: string])[];

const dialect = (version: Version, because: string): Dialect => ({
  version,
  because,
  writable: rulesOf(version).isWritten,
});

const MARKS_OF_9: Marks = [
  [['meta', 'migrations'], 'meta.migrations'],
  [['agents', 'entries'], 'agents.entries'],
  [['agents', 'ownership'], 'agents.ownership'],
  [['agents', 'defaults', 'modelPolicy'], 'agents.defaults.modelPolicy'],
  [['agents', 'defaults', 'mediaModels'], 'agents.defaults.mediaModels'],
  [['models', 'catalogRefresh'], 'models.catalogRefresh'],
];

const MARKS_OF_5: Marks = [
  [['meta', 'lastTouchedAt'], 'meta.lastTouchedAt'],
  [['agents', 'list'], 'agents.list'],
];

/** The version that a person names, as OpenClaw prints it (`2026.5.28`) or without the day. */
export const dialectNamed = (text: string): Version | undefined =>
  VERSIONS.find((version) => text === version || (text.startsWith(`${version}.`) && /^[\d.]+$/.test(text)));

const VERSIONS: readonly Version[] = ['2026.5', '2026.9'];

/** Versions are dates: year.month.day. Everything from 2026.6 on is taken for the newer one. */
function versionOf(version: string): Version {
  const [year = 0, month = 0] = version.split('.').map(Number);
  return year > 2026 || (year === 2026 && month > 5) ? '2026.9' : '2026.5';
}
