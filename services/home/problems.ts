import { rejections } from '../../state/domain/config/strictness.js';
import type { Problem } from '../../state/domain/problem.js';
import type { ReadParts } from './readParts.js';

/** What is wrong with a home, what stops OpenClaw first. Credentials have their own list. */
export function problemsOf({
  around,
  file,
  config,
  stored,
  registry,
  agents,
  paths,
  dialect,
}: ReadParts): readonly Problem[] {
  const strict = file.state.kind === 'read' && dialect.version === '2026.5' ? rejections(config.value) : [];
  const unknown = paths.agentNamed && !agents.some(({ id }) => id === paths.agentId);
  return [
    ...file.problems,
    ...(unknown ? [{ kind: 'unknown-agent', agent: paths.agentId } as const] : []),
    ...strict.map(({ path, message }): Problem => ({ kind: 'openclaw-rejects', place: file.places(path), message })),
    ...config.problems,
    ...around.conflicts.map((conflict): Problem => ({ kind: 'env-conflict', ...conflict })),
    ...stored.problems,
    ...registry.problems,
  ];
}
