import { expandIncludes } from '../../state/domain/config/include.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { bytesOf, type FileChange } from '../files/change.js';
import { factsFor } from '../files/configFacts.js';
import { type ConfigFiles, readConfigFiles } from '../files/configFiles.js';
import { objection } from '../files/guards.js';
import { lookUpFor, resolved } from '../files/surroundings.js';
import type { World } from '../world.js';
import { readableText } from './describe.js';

/**
 * Why OpenClaw would not take a config as it is to be, judged as a whole, with what it includes and its variables. Undefined where
 * it would; and where the files cannot be read as they are now, as nothing that parses is worse than that.
 */
export async function objectionTo(
  world: World,
  home: Home,
  changes: readonly FileChange[],
): Promise<Problem | undefined> {
  const config = changes.filter(({ kind }) => kind === 'config' || kind === 'include');
  if (config.length === 0) return undefined;
  const broken = config.find(({ kind, after }) => readableText(kind, after).kind === 'broken');
  if (broken !== undefined)
    return { kind: 'would-be-invalid', place: { file: broken.file }, message: 'it does not parse' };
  const files = await readConfigFiles(world, home);
  return files.ok ? wholeObjection(world, home, files.value, config) : undefined;
}

async function wholeObjection(
  world: World,
  home: Home,
  { root, sources, value }: ConfigFiles,
  changes: readonly FileChange[],
): Promise<Problem | undefined> {
  const documents = new Map(sources.documents);
  for (const { file, kind, after } of changes) {
    const said = readableText(kind, after);
    documents.set(file, { kind: 'value', value: said.kind === 'values' ? said.value : {} });
  }
  const rootAfter = documents.get(root.file);
  const whole = expandIncludes(
    root.file,
    rootAfter?.kind === 'value' ? rootAfter.value : {},
    documents,
    sources.allowedRoots,
  );
  const [failure] = whole.failures;
  if (failure !== undefined)
    return { kind: 'would-be-invalid', place: { file: failure.file, path: failure.path }, message: failure.message };
  const lookUps = await lookUpFor(world, home);
  const after = changes.find(({ file }) => file === root.file);
  return objection({
    file: root.file,
    bytesBefore: root.bytes,
    bytesAfter: after === undefined ? root.bytes : bytesOf(after.after ?? ''),
    before: resolved(value, lookUps(value)),
    after: resolved(whole.value, lookUps(whole.value)),
    facts: await factsFor(world, home, whole.value),
  });
}
