import { loginFailureWords } from '../../domain/logins/words.js';
import { providerRow } from '../../domain/providers/table.js';
import { plain, widthOf, wrap } from '../../domain/text.js';
import { type Line, span } from '../line.js';
import type { Model } from '../model.js';
import { signInFor } from '../setup/answering.js';
import { urlOf } from '../setup/login.js';
import type { SetupLogin, SetupSlice } from '../setup/setupSlice.js';
import { type Room, said } from './said.js';

/** The field for a secret: how long it is, what looks wrong, and never a character of it. */
export function keyLines(_model: Model, setup: SetupSlice, { columns }: Room): readonly Line[] {
  const { held, typed, answers } = setup;
  const signIn = signInFor(answers);
  const what = signIn?.how === 'token' ? 'token' : 'key';
  const page = signIn?.keyPage === undefined ? [] : pageLines(`Get a ${what} at`, signIn.keyPage, columns);
  const kept = held
    ? said(
        '●',
        'good',
        `A ${what} is there: ${plain(held.label)}. Enter goes on with it; paste another to replace it.`,
        columns,
      )
    : [];
  return [
    ...said(
      '',
      'idle',
      `Paste or type the ${what}; it is not shown, and written nowhere before you said where.`,
      columns,
    ),
    ...page,
    [],
    ...kept,
    secretLine(what, setup, columns),
    ...(typed.trimmed ? said('·', 'idle', 'White space around what was pasted is left out.', columns) : []),
    ...typed.findings.flatMap(({ tone, says }) => said(tone === 'bad' ? '✖' : '▲', tone, says, columns)),
    ...(setup.isWarned ? said('', 'plain', 'Enter takes it all the same; Ctrl-U empties the field.', columns) : []),
  ];
}

/** An address in one piece, so that it can be copied from the screen. */
function pageLines(words: string, page: string, columns: number): readonly Line[] {
  const url = plain(page);
  if (widthOf(words) + widthOf(url) + 3 <= columns) return [[span(` ${words} ${url}`, 'idle')]];
  return [[span(` ${words}`, 'idle')], ...wrap(url, columns - 2).map((text): Line => [span(` ${text}`, 'idle')])];
}

function secretLine(label: string, { typed }: SetupSlice, columns: number): Line {
  const count = typed.length === 0 ? '' : `  ${typed.length} ${typed.length === 1 ? 'character' : 'characters'}`;
  const room = Math.max(4, columns - widthOf(label) - widthOf(count) - 8);
  return [
    span(` ${label} ❯ `, 'accent'),
    span('•'.repeat(Math.min(typed.length, room, MOST_DOTS))),
    span('▏', 'accent'),
    span(count, 'idle'),
  ];
}

/** More dots would tell no more. */
const MOST_DOTS = 40;

/** A login that waits for the person: what to open, what to type there, and for how long. */
export function loginLines(model: Model, setup: SetupSlice, room: Room): readonly Line[] {
  const { login } = setup;
  const { columns } = room;
  switch (login?.stage.kind) {
    case 'code':
    case 'browser': {
      const words = login.qr === 'alone' ? briefly(model, login) : waitingLines(model, setup, login, columns);
      return [...words, ...qrLines(login, { columns, rows: room.rows - words.length })];
    }
    case 'failed': {
      const { says, next } = loginFailureWords(login.stage.why, serverOf(setup));
      return [
        ...said('✖', 'bad', says, columns),
        ...(next === undefined ? [] : said('', 'plain', next, columns)),
        ...said('', 'idle', 'r tries it again; Esc goes back to another way to sign in.', columns),
      ];
    }
    case 'done':
      return said(
        '●',
        'good',
        `Logged in: ${plain(login.stage.login.profileId)}. ${login.stage.login.says ?? ''}`,
        columns,
      );
    default:
      return said('', 'idle', 'Asking for a login …', columns);
  }
}

/** As people call it. */
function serverOf({ answers }: SetupSlice): string {
  const provider = signInFor(answers)?.provider ?? '';
  return providerRow(provider)?.label ?? provider;
}

function waitingLines(
  model: Model,
  setup: SetupSlice,
  { stage, isPasting }: SetupLogin,
  columns: number,
): readonly Line[] {
  if (stage.kind !== 'code' && stage.kind !== 'browser') return [];
  const url = wrap(plain(stage.kind === 'code' ? stage.url : (urlOf(setup) ?? '')), columns - 2).map(
    (text): Line => [span(` ${text}`, 'strong')],
  );
  const left = span(`  ${clock(stage.expiresAt - model.shell.now)} left`, 'idle');
  if (stage.kind === 'code')
    return [
      [span(' Open in a browser, on any machine:', 'idle')],
      ...url,
      [span(' and type the code:', 'idle')],
      [],
      [span(`   ${[...plain(stage.code)].join(' ')}   `, 'accent'), left],
      [],
    ];
  const remote =
    stage.ssh === undefined
      ? []
      : said('·', 'plain', `From the machine with the browser, first: ${stage.ssh}`, columns);
  return [
    [span(' Log in on this page:', 'idle'), left],
    ...url,
    ...remote,
    ...(isPasting
      ? [
          ...said('', 'idle', 'Paste the whole address that the browser ended at:', columns),
          secretLine('address', setup, columns),
        ]
      : said(
          '',
          'idle',
          'It comes back here by itself; if it does not, p takes the address that the browser ended at.',
          columns,
        )),
    [],
  ];
}

/** What has to be seen beside a QR code that takes all the room. */
function briefly({ shell }: Model, { stage }: SetupLogin): readonly Line[] {
  if (stage.kind !== 'code' && stage.kind !== 'browser') return [];
  const code = stage.kind === 'code' ? [span(' code '), span(plain(stage.code), 'accent')] : [];
  const isThere = stage.qr.length > 0;
  return [
    [...code, span(`  ${clock(stage.expiresAt - shell.now)} left${isThere ? '' : '; there is no QR code'}`, 'idle')],
  ];
}

/** `9:05`; nothing below zero. */
function clock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Only whole, or not at all: half a code is none. */
function qrLines({ stage, qr: place }: SetupLogin, { columns, rows }: Room): readonly Line[] {
  if (place === 'none' || (stage.kind !== 'code' && stage.kind !== 'browser')) return [];
  const { qr } = stage;
  const fits = qr.length > 0 && qr.length <= rows && Math.max(...qr.map(widthOf)) + 2 <= columns;
  return fits ? qr.map((line): Line => [span('  '), span(line)]) : [];
}
