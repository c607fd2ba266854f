import { disagreements, merge3, settingName, type Taken } from '../../domain/edits/merge.js';
import { sameSettings } from '../../domain/edits/settingValues.js';
import type { Home, ModelSettings } from '../../domain/home.js';
import { unreachable } from '../../domain/result.js';
import { plain } from '../../domain/text.js';
import type { Effect } from '../effect.js';
import type { Asked, Drafts, Model } from '../model.js';
import type { FileMsg } from '../msg.js';
import { refsToTest } from '../selectors/tests.js';
import { andThen, numbered, type Step, saying, step, without } from '../step.js';
import { keyOf } from './conflicts.js';
import { readHistory } from './history.js';
import { start } from './probes.js';
import { proving } from './setupNews.js';

export function updateFile(model: Model, msg: FileMsg): Step {
  switch (msg.type) {
    case 'reload':
      return read(saying(model, 'idle', 'Reading …'));
    case 'changed':
      return read(model);
    case 'read':
      return model.file.reading === msg.request ? lookedAgain(model, taken(model, msg.home)) : step(model);
    default:
      return unreachable(msg);
  }
}

/** Asks for the files to be read again; only the latest answer counts. */
export function read(model: Model): Step {
  const { model: counted, request } = numbered(model);
  const { agent } = counted.shell;
  const effect = { kind: 'read', request, ...(agent === undefined ? {} : { agent: agent.id }) } as const;
  return step({ ...counted, file: { ...counted.file, reading: request } }, effect);
}

/** The files as they are now, and what follows from that: the history has them too, and a review must show the truth. */
function taken(model: Model, home: Home): Step {
  const { wrote } = model.file;
  const noted = readHistory(withHome(model, home));
  if (model.setup?.handOver?.isReading)
    return { ...andThen(noted.model, { scope: 'setup', type: 'home read' }), effects: noted.effects };
  if (wrote?.action.kind === 'set up') {
    const proved = proving(noted.model, wrote.action.setup);
    return { model: proved.model, effects: [...noted.effects, ...proved.effects] };
  }
  if (wrote?.action.kind === 'move key') {
    const tested = start(noted.model, refsToTest(noted.model, wrote.action.provider), 'reach');
    const copies = { kind: 'copies', variables: wrote.variables } as const;
    return { model: tested.model, effects: [...noted.effects, ...tested.effects, copies] };
  }
  const shown = otherReview(noted.model);
  if (shown) return { model: noted.model, effects: [...noted.effects, shown] };
  if (!isOutdated(model, home)) return noted;
  return { ...andThen(noted.model, { scope: 'review', type: 'open' }), effects: noted.effects };
}

/** What was found is held against what Pincer has just written. */
const lookedAgain = ({ file }: Model, done: Step): Step =>
  file.wrote !== undefined && done.model.overlay?.kind === 'discovery'
    ? { ...andThen(done.model, { scope: 'discovery', type: 'again' }), effects: done.effects }
    : done;

/** What an action that is looked at would do to the files now; it takes the place of what is shown without a word. */
function otherReview({ overlay }: Model): Effect | undefined {
  if (overlay?.kind !== 'review' || overlay.stage.kind !== 'shown' || overlay.action.kind === 'settings')
    return undefined;
  return { kind: 'preview', request: overlay.request, action: overlay.action };
}

/** What is shown for the draft was made for other settings than those on disk now. */
function isOutdated({ overlay, drafts }: Model, { config, models }: Home): boolean {
  const isShown = overlay?.kind === 'review' && overlay.action.kind === 'settings' && overlay.stage.kind === 'shown';
  return isShown && config.kind !== 'broken' && !sameSettings(drafts.base, models);
}

/** Takes what is on disk now. Drafts outlive it: see `merge3`. */
function withHome(model: Model, home: Home): Model {
  const { drafts, came } = merged(model.drafts, home);
  const next: Model = { ...model, file: { home }, drafts };
  const before = new Set(model.drafts.conflicts.map(keyOf));
  if (drafts.conflicts.some((asked) => !before.has(keyOf(asked)))) {
    const names = namesOf(drafts.conflicts);
    const beside = came.length === 0 ? '' : ` Merged: ${namesOf(came)}.`;
    return saying(next, 'warn', `Changed on disk and here: ${names}. w asks which to keep, u takes theirs.${beside}`);
  }
  // What Pincer itself has written was said, and shown, before.
  if (came.length > 0 && model.file.wrote === undefined)
    return saying(next, 'good', `Changed on disk meanwhile, and merged with what you changed: ${namesOf(came)}.`);
  if (model.shell.toast?.text === 'Reading …') return { ...next, shell: without(next.shell, 'toast') };
  return next;
}

const namesOf = (values: readonly Pick<Taken, 'path'>[]): string =>
  plain(values.map(({ path }) => settingName(path)).join(', '));

/** `came`: what others changed that is in the draft only now. */
function merged(drafts: Drafts, home: Home): { readonly drafts: Drafts; readonly came: readonly Taken[] } {
  // A file that does not parse has no settings to compare with: the draft waits until it does.
  if (home.config.kind === 'broken' || sameSettings(drafts.base, home.models)) return { drafts, came: [] };
  const theirs = home.models;
  const carry = (mine: ModelSettings): ModelSettings => merge3(drafts.base, mine, theirs).settings;
  const { settings: draft, conflicts, taken: came } = merge3(drafts.base, drafts.draft, theirs);
  const paths = new Set(came.map(keyOf));
  const earlier = drafts.taken.filter((one) => !paths.has(keyOf(one)));
  const next: Drafts = {
    base: theirs,
    draft,
    undo: drafts.undo.map(carry),
    redo: drafts.redo.map(carry),
    conflicts: disagreements(asked(drafts.conflicts, conflicts), draft, theirs).map(unsaid),
    taken: sameSettings(draft, theirs) ? [] : [...earlier, ...came],
  };
  return { drafts: next, came };
}

/** What was asked for already keeps its base; a value that changed once more has to be decided anew. */
function asked(before: readonly Asked[], now: readonly Asked[]): readonly Asked[] {
  const again = new Set(now.map(keyOf));
  const known = new Set(before.map(keyOf));
  return [
    ...before.map((one) => (again.has(keyOf(one)) ? without(one, 'choice') : one)),
    ...now.filter((one) => !known.has(keyOf(one))),
  ];
}

/** Without what both sides say, which the settings tell at any time. */
function unsaid({ path, base, clash, choice }: Asked): Asked {
  return {
    path,
    ...(base === undefined ? {} : { base }),
    ...(clash === undefined ? {} : { clash }),
    ...(choice === undefined ? {} : { choice }),
  };
}
