import { unreachable } from '../../domain/result.js';
import type { Model, Shell, ThemeName } from '../model.js';
import type { ShellMsg } from '../msg.js';
import { isConsolePane, paneAfter } from '../panes.js';
import { preferencesOf } from '../preferences.js';
import { commandFor } from '../selectors/commands.js';
import { selectedKey, selectedRef } from '../selectors/selected.js';
import { unsavedCount } from '../selectors/unsaved.js';
import { andThen, closed, type Step, saying, step, without } from '../step.js';
import { focused } from './history.js';
import { roundIsDue, startRound } from './probeRounds.js';
import { backFromReview } from './setup.js';

export function updateShell(model: Model, msg: ShellMsg): Step {
  switch (msg.type) {
    case 'focus next':
      return step(change(model, { focus: paneAfter(model.shell.focus, msg.by) }));
    case 'focus':
      return step(focused(model, msg.pane));
    case 'back':
      // What an overlay began does not outlive it.
      return model.overlay?.kind === 'scan' || model.overlay?.kind === 'discovery'
        ? andThen(model, { scope: model.overlay.kind, type: 'leave' })
        : step(back(model));
    case 'zoom':
      return step(change(model, { zoom: !model.shell.zoom }));
    case 'theme':
      return remembered(change(model, { theme: THEME_AFTER[model.shell.theme] }), (shell) => `Theme: ${shell.theme}`);
    case 'redact':
      return step(
        saying(
          change(model, { redact: !model.shell.redact }),
          'idle',
          model.shell.redact ? 'Everything is shown again.' : 'Accounts, hosts and paths are hidden.',
        ),
      );
    case 'copy ref':
      return copied(model, selectedRef(model) ?? selectedId(model));
    case 'copy command':
      return copied(model, commandFor(model));
    case 'quit':
      return quit(model);
    case 'cleared':
      return step(model, { kind: 'quit' });
    case 'suspend':
      return step(model, { kind: 'suspend' });
    case 'repaint':
      return step(model, { kind: 'repaint' });
    case 'say':
      return step(saying(model, msg.tone, msg.text));
    case 'resized':
      return step(change(model, { size: { columns: msg.columns, rows: msg.rows } }));
    case 'looked':
      return step({ ...model, shell: msg.isHere ? without(model.shell, 'isAway') : { ...model.shell, isAway: true } });
    case 'ticked':
      return ticked(change(model, { now: msg.now }));
    default:
      return unreachable(msg);
  }
}

const THEME_AFTER: Readonly<Record<ThemeName, ThemeName>> = {
  default: 'high-contrast',
  'high-contrast': 'mono',
  mono: 'default',
};

const change = (model: Model, shell: Partial<Shell>): Model => ({ ...model, shell: { ...model.shell, ...shell } });

const remembered = (model: Model, words: (shell: Shell) => string): Step =>
  step(saying(model, 'idle', words(model.shell)), { kind: 'remember', preferences: preferencesOf(model) });

/** One level back, and never out of the program. */
function back(said: Model): Model {
  // News are no level: they go with the first Esc, whatever else it does.
  const model = { ...said, shell: without(said.shell, 'toast') };
  const { overlay, shell, models } = model;
  // A write under way cannot be called back; what it did is worth waiting for.
  if (overlay?.kind === 'review' && overlay.stage.kind === 'writing') return model;
  if (overlay && 'behind' in overlay && overlay.behind) return { ...model, overlay: overlay.behind };
  if (overlay?.kind === 'review' && overlay.action.kind === 'set up') return backFromReview(model);
  if (overlay?.kind === 'filter')
    return { ...closed(model), [overlay.pane]: { ...model[overlay.pane], filter: overlay.before } };
  if (overlay) return closed(model);
  if (models.digits !== '') return { ...model, models: { ...models, digits: '' } };
  if (model[shell.focus].filter !== '') return { ...model, [shell.focus]: { ...model[shell.focus], filter: '' } };
  return isConsolePane(shell.focus) ? change(model, { zoom: false }) : focused(model, shell.from);
}

function copied(model: Model, text: string | undefined): Step {
  if (text === undefined) return step(saying(model, 'warn', 'Nothing is selected.'));
  return step(saying(model, 'good', `Copied: ${text}`), { kind: 'copy', text });
}

/** What stands for the row under the cursor where rows are no models. */
function selectedId(model: Model): string | undefined {
  const { focus } = model.shell;
  return focus === 'journal' || focus === 'snapshots' || focus === 'providers' ? selectedKey(model, focus) : undefined;
}

/** The screen is cleared first, and says so: then it ends. */
function quit(model: Model): Step {
  const unsaved = unsavedCount(model);
  const asked = model.overlay?.kind === 'confirm' && model.overlay.question.kind === 'quit';
  if (unsaved === 0 || asked) return step(change(model, { leaving: true }));
  return step({ ...model, overlay: { kind: 'confirm', question: { kind: 'quit', unsaved } } });
}

function ticked(model: Model): Step {
  const { toast, now } = model.shell;
  const fresh = toast && toast.until <= now ? { ...model, shell: without(model.shell, 'toast') } : model;
  return roundIsDue(fresh) ? startRound(fresh) : step(fresh);
}
