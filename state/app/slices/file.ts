import type { Home } from '../../domain/home.js';
import { unreachable } from '../../domain/result.js';
import type { Drafts, Model } from '../model.js';
import type { FileMsg } from '../msg.js';
import { rebase, sameSettings } from '../rebase.js';
import { numbered, type Step, saying, step, without } from '../step.js';

export function updateFile(model: Model, msg: FileMsg): Step {
  switch (msg.type) {
    case 'reload':
      return read(saying(model, 'idle', 'Reading …'));
    case 'changed':
      return read(model);
    case 'read':
      return model.file.reading === msg.request ? step(withHome(model, msg.home)) : step(model);
    default:
      return unreachable(msg);
  }
}

/** Asks for the files to be read again; only the latest answer counts. */
export function read(model: Model): Step {
  const { model: counted, request } = numbered(model);
  return step({ ...counted, file: { ...counted.file, reading: request } }, { kind: 'read', request });
}

/** Takes what is on disk now. Drafts outlive it: see `rebase`. */
function withHome(model: Model, home: Home): Model {
  const drafts = rebased(model.drafts, home);
  const next: Model = { ...model, file: { home }, drafts };
  const news = drafts.conflicts.length - model.drafts.conflicts.length;
  const { toast } = model.shell;
  if (news > 0) {
    const names = drafts.conflicts.map(({ setting }) => setting).join(', ');
    return saying(next, 'warn', `Changed on disk and here: ${names}. u takes theirs, w writes yours over it.`);
  }
  if (toast?.text === 'Reading …') return { ...next, shell: without(next.shell, 'toast') };
  return next;
}

function rebased(drafts: Drafts, home: Home): Drafts {
  // A file that does not parse has no settings to compare with: the draft waits until it does.
  if (home.config.kind === 'broken' || sameSettings(drafts.base, home.models))
    return { ...drafts, conflicts: drafts.conflicts };
  const carry = (settings: Drafts['draft']) => rebase(drafts.base, home.models, settings).draft;
  const { draft, conflicts } = rebase(drafts.base, home.models, drafts.draft);
  const kept = drafts.conflicts.filter(({ setting }) => !conflicts.some((other) => other.setting === setting));
  return {
    base: home.models,
    draft,
    undo: drafts.undo.map(carry),
    redo: drafts.redo.map(carry),
    conflicts: sameSettings(draft, home.models) ? [] : [...kept, ...conflicts],
  };
}
