import { agentDir, agentDirOf } from '../../state/domain/config/paths.js';
import { joinPath } from '../../state/domain/config/pathText.js';
import { type AgentEntry, normalizeAgentId } from '../../state/domain/edits/settings.js';
import type { Surroundings } from '../home/environment.js';
import type { Files } from '../world.js';

export type AgentFolder = { readonly id: string; readonly dir: string };

/** The folder of each agent that the config names or that has one, each folder once; `first` leads. */
export async function agentFolders(
  { facts, base }: Surroundings,
  agents: readonly AgentEntry[],
  files: Files,
  first: AgentFolder,
): Promise<readonly AgentFolder[]> {
  const named = agents.map(({ id, agentDir: own }) => {
    const dir = agentDir(facts, base, { id, named: true, ...(own === undefined ? {} : { agentDir: own }) });
    return { id, dir };
  });
  const known = new Set(agents.map(({ id }) => id));
  const left = (await files.list(joinPath(base.stateDir, 'agents')))
    .filter((name) => name === normalizeAgentId(name) && !known.has(name))
    .map((id) => ({ id, dir: agentDirOf(base, id) }));
  const seen = new Set<string>();
  return [first, ...named, ...left].filter(({ dir }) => seen.size < seen.add(dir).size);
}
