import type { Keyring } from '../../services/keyring.js';
import { doAction, previewAction } from '../../services/operations/act.js';
import type { Made } from '../../services/operations/makeChanges.js';
import type { Action } from '../../state/domain/action.js';
import { noticeWords } from '../../state/domain/edits/noticeWords.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import type { Home } from '../../state/domain/home.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { tellNotices, tellPreview } from './changes.js';
import { failed } from './home.js';

/** How far an action came. `ended` says all that there is to say; the others are for the command to tell. */
export type Acted =
  | { readonly kind: 'ended'; readonly exit: ExitCode }
  /** A dry run. */
  | { readonly kind: 'shown'; readonly preview: Preview }
  | { readonly kind: 'made'; readonly preview: Preview; readonly made: Made };

/** What every writer does with its action: look first, tell what a person may not expect, refuse that without --yes, then do it. */
export async function act(call: Call, home: Home, action: Action, keyring: Keyring): Promise<Acted> {
  const { world, out } = call;
  const preview = await previewAction(world, home, action, keyring);
  if (!preview.ok) return { kind: 'ended', exit: failed(out, preview.problem) };
  const { notices } = preview.value;
  tellNotices(out, home, notices);
  if (call.has(FLAGS.dryRun)) return { kind: 'shown', preview: preview.value };
  if (!call.has(FLAGS.yes) && notices.some(({ needsYes }) => needsYes)) {
    out.note('Nothing was written. Repeat it with --yes to accept this, or with --dry-run to look at it.');
    return { kind: 'ended', exit: EXIT.failed };
  }
  const made = await doAction(world, home, action, call.name, keyring);
  if (!made.ok) return { kind: 'ended', exit: failed(out, made.problem) };
  return { kind: 'made', preview: preview.value, made: made.value };
}

/** The same for all writers: what came of it, and with --dry-run what would. */
export const actedJson = (acted: Exclude<Acted, { readonly kind: 'ended' }>) => ({
  changed: acted.kind === 'made' ? acted.made.written : acted.preview.files.length > 0,
  dryRun: acted.kind === 'shown',
  files: acted.kind === 'made' ? acted.made.files.map(({ file }) => file) : acted.preview.files.map(({ file }) => file),
  notices: acted.preview.notices.map((notice) => ({ ...notice, ...noticeWords(notice) })),
  ...(acted.kind === 'shown' ? { diff: acted.preview.files } : {}),
});

/** A dry run as text. */
export function tellShown(call: Call, home: Home, preview: Preview): void {
  if (preview.files.length === 0) call.out.note('Nothing to change: the files say so already.');
  else tellPreview(call.out, home, preview);
}
