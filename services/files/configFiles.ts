import { includesWithin } from '../../state/domain/config/include.js';
import type { Sources } from '../../state/domain/config/owners.js';
import type { Home } from '../../state/domain/home.js';
import type { Json, KeyPath } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { World } from '../world.js';
import { type ConfigText, readConfigText } from './configText.js';
import { includedHashes, mayInclude } from './includes.js';
import { includeRoots } from './surroundings.js';
import type { WholeConfig } from './wholeConfig.js';

/** The files of a config as they stand, to be changed. */
export type ConfigFiles = {
  readonly root: ConfigText;
  readonly sources: Sources;
  /** With includes in place; `${…}` stands as in the files. */
  readonly value: Json;
  /** A file of the sources. */
  readonly textOf: (file: string) => ConfigText;
  /** File → hash of what is included. */
  readonly included: Readonly<Record<string, string>>;
  /** Path → the one without links. */
  readonly real: ReadonlyMap<string, string>;
};

/** Reads a config and all that it includes. Problems: those of `readConfigText`, and the first include that OpenClaw refuses. */
export async function readConfigFiles(world: World, home: Home): Promise<Result<ConfigFiles, Problem>> {
  const root = await readConfigText(world, home.paths.config);
  if (!root.ok) return root;
  const { file, value, text } = root.value;
  if (!mayInclude(text) || !includesWithin(value)) return ok(alone(root.value));
  const allowedRoots = await includeRoots(world, home);
  // Few configs include others; what that takes is loaded for those only.
  const { readWholeConfig } = await import('./wholeConfig.js');
  const whole = await readWholeConfig(world.files, { file, text, value }, allowedRoots);
  const [problem] = whole.problems;
  return problem === undefined ? ok(together(root.value, whole)) : fail(problem);
}

const alone = (root: ConfigText): ConfigFiles => ({
  root,
  sources: {
    file: root.file,
    documents: new Map([[root.file, { kind: 'value', value: root.value }]]),
    allowedRoots: [],
  },
  value: root.value,
  textOf: () => root,
  included: {},
  real: new Map(),
});

const together = (root: ConfigText, { sources, value, read, underOf }: WholeConfig): ConfigFiles => ({
  root,
  sources,
  value,
  textOf: (file) => (file === root.file ? root : includedText(read, file, underOf(file))),
  included: includedHashes(read),
  real: read.real,
});

function includedText({ files, documents }: WholeConfig['read'], file: string, under: KeyPath): ConfigText {
  const [found, document] = [files.get(file), documents.get(file)];
  if (found === undefined || document?.kind !== 'value') throw new Error('a file that was not read');
  const { text, hash, bytes } = found;
  return { file, text, hash, bytes, value: document.value, under };
}
