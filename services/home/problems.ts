import type { Finding } from '../../state/domain/config/schema/findings.js';
import { rulesOf } from '../../state/domain/dialectRules.js';
import type { Dialect } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { configFindings } from '../files/configFacts.js';
import type { ReadParts } from './readParts.js';

/** What is wrong with a home, what stops OpenClaw first. Credentials have their own list. */
export async function problemsOf(read: ReadParts): Promise<readonly Problem[]> {
  const { around, file, config, stored, registry, agents, paths, dialect } = read;
  const { hasKnownSchema, isWritten } = rulesOf(dialect.version);
  const strict = file.state.kind === 'read' && hasKnownSchema ? await findingsOf(read) : [];
  const unknown = paths.agentNamed && !agents.some(({ id }) => id === paths.agentId);
  return [
    ...file.problems,
    ...(isWritten ? [] : [readOnly(paths.config, dialect)]),
    ...(unknown ? [{ kind: 'unknown-agent', agent: paths.agentId } as const] : []),
    ...rejected(strict, read),
    ...config.problems,
    ...around.conflicts.map((conflict): Problem => ({ kind: 'env-conflict', ...conflict })),
    ...stored.problems,
    ...registry.problems,
  ];
}

/** What OpenClaw refuses. */
export function findingsOf(
  read: Pick<ReadParts, 'around' | 'config' | 'dialect' | 'sources'>,
): Promise<readonly Finding[]> {
  const { around, config, dialect, sources } = read;
  const where = { home: around.base.home, stateDir: around.base.stateDir, cwd: around.facts.cwd };
  return configFindings(sources.reader, where, config.value, dialect.version);
}

/** Said once, up front: what is shown is true, and every change is refused. */
const readOnly = (file: string, { version, because }: Dialect): Problem => ({
  kind: 'read-only-dialect',
  place: { file },
  version,
  because,
});

/** Nobody reads more of them, and each has to be found in the file. */
const MOST_TOLD = 100;

function rejected(all: readonly Finding[], { file, paths }: ReadParts): readonly Problem[] {
  const told = all
    .slice(0, MOST_TOLD)
    .map(({ path, message }): Problem => ({ kind: 'openclaw-rejects', place: file.places(path), message }));
  if (all.length <= MOST_TOLD) return told;
  const message = `and ${all.length - MOST_TOLD} more like these`;
  return [...told, { kind: 'openclaw-rejects', place: { file: paths.config }, message }];
}
