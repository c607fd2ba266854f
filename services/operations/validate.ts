import { dialectNote } from '../../state/domain/config/schema/dialectNote.js';
import { type Issue, issuesOf } from '../../state/domain/config/schema/findings.js';
import type { Home } from '../../state/domain/home.js';
import type { Json } from '../../state/domain/json.js';
import { showPath } from '../../state/domain/keyPath.js';
import type { Place } from '../../state/domain/place.js';
import { advise, type Problem } from '../../state/domain/problem.js';
import { configFindings } from '../files/configFacts.js';
import { readAsJson5 } from '../files/json5Reader.js';
import { includeRoots, lookUpFor, resolved } from '../files/surroundings.js';
import { readConfigFile } from '../home/configFile.js';
import { parseText } from '../home/jsonFile.js';
import { createReader } from '../home/reader.js';
import type { World } from '../world.js';

export type Validation = {
  readonly kind: 'valid' | 'invalid' | 'absent';
  /** As OpenClaw says it, in its order. */
  readonly issues: readonly Issue[];
  /** All of it, where it stands and in our words. `issue` counts in `issues`; undefined for what OpenClaw would come to only later. */
  readonly problems: readonly { readonly place: Place; readonly message: string; readonly issue?: number }[];
  /** What is no reason to refuse the config: variables that are missing. */
  readonly warnings: readonly Issue[];
  /** What of the config was not looked at; undefined where all of it was. */
  readonly unchecked?: string;
};

/** What the OpenClaw of this home would say of its config, and where in the files. */
export async function validateHome(world: World, home: Home): Promise<Validation> {
  const unchecked = dialectNote(home.dialect.version);
  const base = { warnings: warningsOf(home.problems), ...(unchecked === undefined ? {} : { unchecked }) };
  if (home.config.kind === 'absent') return { ...base, kind: 'absent', issues: [], problems: [] };
  if (home.config.kind === 'broken') return { ...base, ...(await unread(world, home, home.config.problem)) };
  const file = await readConfigFile(createReader(world.files), home.paths.config, await includeRoots(world, home));
  const written = await whole(world, home, file.written);
  const value = resolved(written, (await lookUpFor(world, home))(written));
  const where = { home: home.paths.home, stateDir: home.paths.stateDir, cwd: world.process.cwd };
  const findings = await configFindings(world.files, where, value, home.dialect.version);
  const issues = issuesOf(findings);
  const problems = findings.map(({ path, message, issue }) => ({
    place: file.places(path),
    message,
    ...(issue === undefined ? {} : { issue: issues.indexOf(issue) }),
  }));
  return { ...base, kind: findings.length === 0 ? 'valid' : 'invalid', issues, problems: distinct(problems) };
}

/** What a union has to say may be one thing to know. */
function distinct(problems: Validation['problems']): Validation['problems'] {
  const seen = new Set<string>();
  return problems.filter(({ place, message }) => {
    const text = JSON.stringify([place.path, message]);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** A config that is no object counts as none when a home is read, but not here. */
async function whole(world: World, { paths }: Home, written: Json): Promise<Json> {
  if (Object.keys(written ?? {}).length > 0) return written;
  const file = await world.files.read(paths.config);
  const parsed = file.kind === 'file' ? parseText(paths.config, file.text) : undefined;
  return parsed?.ok && (typeof parsed.value !== 'object' || Array.isArray(parsed.value) || parsed.value === null)
    ? parsed.value
    : written;
}

const warningsOf = (problems: readonly Problem[]): readonly Issue[] =>
  problems.flatMap((problem) =>
    problem.kind === 'missing-env'
      ? [
          {
            path: (problem.place.path ?? []).join('.'),
            message: `Missing env var "${problem.name}" - feature using this value will be unavailable`,
          },
        ]
      : [],
  );

type Unread = Pick<Validation, 'kind' | 'issues' | 'problems'>;

/** OpenClaw has one issue for a file that it cannot read; there may be more to say. */
async function unread(world: World, { paths, problems }: Home, first: Problem): Promise<Unread> {
  const said = problems.filter(({ kind }) => kind === 'syntax' || kind === 'include' || kind === 'unreadable');
  const all = said.length === 0 ? [first] : said;
  const message = await openclawWords(world, paths.config, first);
  return {
    kind: 'invalid',
    issues: [{ path: '<root>', message }],
    problems: all.map((problem) => ({
      place: 'place' in problem ? problem.place : { file: paths.config },
      message: 'message' in problem ? problem.message : advise(problem).says,
      issue: 0,
    })),
  };
}

async function openclawWords(world: World, path: string, problem: Problem): Promise<string> {
  if (problem.kind === 'include') return problem.message;
  const file = await world.files.read(path);
  if (file.kind !== 'file') return `read failed: ${advise(problem).says}`;
  const read = await readAsJson5(file.text);
  if (!read.ok) return `JSON5 parse failed: ${read.problem}`;
  return 'message' in problem ? `JSON5 parse failed: ${problem.message}` : 'JSON5 parse failed';
}

/** `agents.defaults.modle`, or `<root>`. */
export const pathOf = ({ path }: Place): string =>
  path === undefined || path.length === 0 ? '<root>' : showPath(path);
