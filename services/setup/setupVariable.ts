import { isDangerousName } from '../../state/domain/config/envNames.js';
import type { Home } from '../../state/domain/home.js';
import type { Json } from '../../state/domain/json.js';
import type { Notice } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { withVariable } from '../../state/domain/secrets/dotenv.js';
import { isVariableName } from '../../state/domain/secrets/variableNames.js';
import type { FileChange } from '../files/change.js';
import { around as surroundingsOf } from '../files/surroundings.js';
import { createReader } from '../home/reader.js';
import { dotenvOf, variableSources } from '../secrets/sources.js';
import type { World } from '../world.js';

type Variable = { readonly name: string; readonly value: string };
type Put = { readonly changes: readonly FileChange[]; readonly notices: readonly Notice[] };

/**
 * Puts a key into OpenClaw's own `.env`. A line that gives the name another value is replaced, which takes a yes. Whatever else gives
 * it one would win over the file or leave two of them, so that is for the person to end. Problems: `variable-name`, `variable-taken`,
 * `not-for-dotenv`, `unreadable`.
 */
export async function variableChange(
  world: World,
  home: Home,
  config: Json,
  { name, value }: Variable,
): Promise<Result<Put, Problem>> {
  if (!isVariableName(name) || isDangerousName(name)) return fail({ kind: 'variable-name', name });
  const file = dotenvOf(home);
  const reader = createReader(world.files);
  const around = await surroundingsOf(world, home);
  const [own, ...others] = await variableSources(world, home, { reader, around }, config);
  const other = others.find(({ variables, emptyHides }) => {
    const said = variables.get(name);
    return said !== undefined && said !== value && (said !== '' || emptyHides);
  });
  if (other !== undefined) return fail({ kind: 'variable-taken', name, where: other.where });
  const read = await world.files.read(file);
  if (read.kind === 'unreadable') return fail({ kind: 'unreadable', place: { file }, code: read.code });
  const [before, hash] = read.kind === 'file' ? [read.text, read.hash] : [undefined, undefined];
  const after = withVariable(before ?? '', name, value);
  if (after === undefined) return fail({ kind: 'not-for-dotenv', place: { file }, name });
  if (after === before) return ok({ changes: [], notices: [] });
  const was = own?.variables.get(name) ?? '';
  const notices: readonly Notice[] = was === '' ? [] : [{ kind: 'variable-replaced', name, file, needsYes: true }];
  return ok({ changes: [{ file, kind: 'env', before, hash, after, isPrivate: true }], notices });
}
