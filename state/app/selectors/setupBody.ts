import type { Home } from '../../domain/home.js';
import { unreachable } from '../../domain/result.js';
import { setupNote } from '../../domain/setup/signIns.js';
import { cut, cutStart, fitTo, plain, widthOf } from '../../domain/text.js';
import { type Line, span, type Tone } from '../line.js';
import type { Model } from '../model.js';
import { signInFor } from '../setup/answering.js';
import { openclawArgs } from '../setup/login.js';
import { type ModelChoiceRow, modelRows } from '../setup/models.js';
import { optionsOf } from '../setup/options.js';
import type { SetupSlice } from '../setup/setupSlice.js';
import { type Room, said } from './said.js';
import { screenText } from './screenText.js';
import { askedAt } from './setupAsks.js';
import { keyLines, loginLines } from './setupLogin.js';
import { trialLines } from './setupTrial.js';

/** What the step asks, and what was answered so far. */
export function setupBody(model: Model, setup: SetupSlice, room: Room): readonly Line[] {
  switch (setup.step) {
    case 'provider':
      return searchLines(model, setup, room);
    case 'resume':
    case 'sign in':
    case 'api':
    case 'region':
    case 'credential':
    case 'role':
    case 'place':
      return listLines(model, setup, said('', 'idle', askedAt(setup.step, model.file.home, setup), room.columns), room);
    case 'hand over':
      return listLines(model, setup, handOverWords(model.file.home, setup, room.columns), room);
    case 'address':
    case 'name':
    case 'alias':
    case 'hosts':
    case 'profile':
    case 'variable':
    case 'expires':
      return [
        ...said('', 'idle', askedAt(setup.step, model.file.home, setup), room.columns),
        [],
        fieldLine(LABELS[setup.step], setup, room.columns),
      ];
    case 'key':
      return keyLines(model, setup, room);
    case 'login':
      return loginLines(model, setup, room);
    case 'probe':
      return trialLines(model, setup, room);
    case 'models':
      return modelLines(model, setup, room);
    case 'review':
      return [];
    default:
      return unreachable(setup.step);
  }
}

const LABELS = {
  address: 'address',
  name: 'id',
  alias: 'alias',
  hosts: 'hosts',
  profile: 'account',
  variable: 'variable',
  expires: 'ends in',
} as const;

function fieldLine(label: string, { field: { text, at } }: SetupSlice, cells: number): Line {
  const start = cutStart(text.slice(0, at), Math.max(1, cells - widthOf(label) - 6));
  return [span(` ${label} ❯ `, 'accent'), span(start), span('▏', 'accent'), span(text.slice(at))];
}

function searchLines(model: Model, setup: SetupSlice, room: Room): readonly Line[] {
  const count = optionsOf(model.file.home, setup).length;
  const looking = setup.detecting === undefined ? '' : '  looking for what is here already …';
  const found = count === 0 ? 'Nothing matches. Backspace takes letters back.' : `${count} to choose from${looking}`;
  return listLines(model, setup, [fieldLine('provider', setup, room.columns), [span(` ${found}`, 'idle')]], room);
}

/** What is asked, the rows around the cursor, and what is to be known of the row under it. */
function listLines({ file, shell }: Model, setup: SetupSlice, head: readonly Line[], room: Room): readonly Line[] {
  const shown = (text: string): string => screenText(text, file.home, shell.redact);
  const all = optionsOf(file.home, setup);
  const options = all.map(({ label, note }) => ({ label: shown(label), note: shown(note) }));
  const widest = Math.max(8, ...options.map(({ label }) => widthOf(label)));
  const notesTake = Math.max(...options.map(({ note }) => widthOf(note)), 0);
  // A note that is cut stands below in whole; a label that is cut does not.
  const left = notesTake === 0 ? room.columns - 3 : room.columns - notesTake - 5;
  const labels = Math.min(widest, Math.max(24, Math.floor(room.columns * 0.55), left));
  const cells = room.columns - labels - 5;
  const here = options[setup.cursor];
  const notes = [here && cutRow(here, labels, cells), all[setup.cursor]?.more, providerNote(setup)];
  const noted = notes.flatMap((note) => (note === undefined ? [] : [[], ...said('·', 'idle', note, room.columns)]));
  const height = Math.max(1, room.rows - head.length - noted.length);
  const { start, end } = windowAround(options.length, height, setup.cursor);
  const rows = options.slice(start, end).map(({ label, note }, i): Line => {
    const isHere = start + i === setup.cursor;
    return [
      span(isHere ? ' ❯ ' : '   ', 'accent'),
      span(fitTo(label, labels), isHere ? 'strong' : 'plain'),
      span(note === '' ? '' : `  ${cut(note, Math.max(0, cells))}`, 'idle'),
    ];
  });
  return [...head, ...rows, ...noted];
}

type Words = { readonly label: string; readonly note: string };

/** What does not fit into its row stands under the list. */
function cutRow({ label, note }: Words, labels: number, notes: number): string | undefined {
  if (widthOf(label) > labels) return note === '' ? label : `${label}: ${note}`;
  return widthOf(note) > notes ? note : undefined;
}

const providerNote = ({ step, answers }: SetupSlice): string | undefined =>
  step === 'sign in' && answers.provider !== undefined ? setupNote(answers.provider) : undefined;

function handOverWords(home: Home, setup: SetupSlice, cells: number): readonly Line[] {
  const { handOver, answers } = setup;
  const what = `OpenClaw keeps this login itself: ${plain(signInFor(answers)?.label ?? '')}. This is run: openclaw ${openclawArgs(home, setup).join(' ')}`;
  const says = handOver?.says;
  const state = handOver?.isReading ? said('', 'idle', 'Reading the files …', cells) : [];
  return [...said('', 'idle', what, cells), ...(says === undefined ? state : said('▲', 'warn', says, cells)), []];
}

/** The rows in sight: the cursor in the middle where there is room on both sides. */
function windowAround(count: number, height: number, cursor: number): { readonly start: number; readonly end: number } {
  const start = Math.max(0, Math.min(cursor - (height >> 1), count - height));
  return { start, end: Math.min(count, start + height) };
}

const PRICE = 12;
const CONTEXT = 7;

function modelLines({ file }: Model, setup: SetupSlice, room: Room): readonly Line[] {
  const rows = modelRows(file.home, setup);
  const chosen = setup.answers.models ?? [];
  const { text } = setup.field;
  const field = setup.isFiltering || text !== '' ? [fieldLine('/', setup, room.columns)] : [];
  const first = chosen[0] === undefined ? '' : `: ${chosen.map(plain).join(', ')}`;
  const head: readonly Line[] = [
    [
      span(
        ` ${cut(`${chosen.length} ${setup.isProposal ? 'proposed' : 'chosen'}${first}`, room.columns - 1)}`,
        'strong',
      ),
    ],
    ...field,
  ];
  if (rows.length === 0) return [...head, [], ...said('', 'idle', NO_MODELS, room.columns)];
  const ids = Math.max(12, room.columns - CONTEXT - PRICE - 12);
  const names = Math.min(ids, Math.max(16, ...rows.map(({ id }) => widthOf(id))));
  const { start, end } = windowAround(rows.length, Math.max(1, room.rows - head.length - 1), setup.cursor);
  const title: Line = [
    span(`       ${fitTo('model', names)}  ${fitTo('context', CONTEXT, 'right')}  ${fitTo('price', PRICE)}`, 'idle'),
  ];
  const lines = rows
    .slice(start, end)
    .map((one, i) => modelLine(one, { isHere: start + i === setup.cursor, isChosen: chosen.includes(one.id), names }));
  return [...head, title, ...lines];
}

type Drawn = { readonly isHere: boolean; readonly isChosen: boolean; readonly names: number };

function modelLine(
  { id, context, price, unfit, isUnlisted }: ModelChoiceRow,
  { isHere, isChosen, names }: Drawn,
): Line {
  const fit: Tone = isHere ? 'strong' : 'plain';
  const tone = unfit === undefined ? fit : 'idle';
  const note = unfit ?? (isUnlisted ? 'not listed there' : '');
  return [
    span(isHere ? ' ❯ ' : '   ', 'accent'),
    span(isChosen ? '[x] ' : '[ ] ', isChosen ? 'accent' : 'idle'),
    span(fitTo(plain(id), names), tone),
    span(`  ${fitTo(context, CONTEXT, 'right')}  ${fitTo(price, PRICE)}`, tone),
    span(note === '' ? '' : `  ${plain(note)}`, 'warn'),
  ];
}

const NO_MODELS = 'Neither the endpoint nor the catalog names a model. / and an id takes it as you type it.';
