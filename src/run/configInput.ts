import { resolvePath } from '../../state/domain/config/pathText.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { Call } from '../commands/command.js';

/** OpenClaw takes no more from stdin. In bytes. */
const MOST = 1024 * 1024;

/** The text of a file that the command line names, or of stdin; the problem in OpenClaw's words where it has some. */
export async function readText(call: Call, from: 'stdin' | { readonly file: string }): Promise<Result<string, string>> {
  if (from === 'stdin') return fromStdin(call);
  const path = resolvePath(call.world.process.cwd, from.file);
  const file = await call.world.files.read(path);
  if (file.kind === 'file') return ok(file.text.replace(/^\ufeff/, ''));
  return fail(file.kind === 'missing' ? `${path} does not exist.` : `${path} cannot be read (${file.code}).`);
}

async function fromStdin(call: Call): Promise<Result<string, string>> {
  const text = await call.readStdin(MOST);
  if (text.ok) return text;
  return text.problem === 'terminal'
    ? fail('--stdin refuses to read from an interactive terminal; pipe input or use --file <path>.')
    : fail(`--stdin input exceeds ${MOST} bytes; use --file <path> for larger patches.`);
}
