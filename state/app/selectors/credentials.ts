import type { AuthStatus, Rest, Rung } from '../../domain/auth/auth.js';
import { ORDER_WORDS } from '../../domain/auth/rungWords.js';
import type { ProviderState } from '../../domain/home.js';
import { wordsOf } from '../../domain/probe/words.js';
import { plain } from '../../domain/text.js';
import { positionOf } from '../cursor.js';
import { overlayArea } from '../layout.js';
import { type Line, lineWidth, span } from '../line.js';
import type { CredentialsOverlay, Model, Proof } from '../model.js';
import { factLines, led } from './facts.js';
import { leadOf, notesOf, proofNotes, rungSpans } from './ladder.js';
import { allProviders, hostWords } from './providers.js';
import { sheetNews } from './sheetNews.js';

export type ProfileRow = {
  readonly id: string;
  readonly rung: Rung;
  /** Its place in the ladder, from 1. */
  readonly number: number;
  /** It stands in the order that somebody set, or, where nobody did, it is one that is tried. */
  readonly isInOrder: boolean;
};

const providerOf = (model: Model, id: string): ProviderState | undefined =>
  allProviders(model.file.home).find((one) => one.id === id);

/** The profiles of a provider: first those in the order, as it is written; a rest moves none of them. */
export function profileRows(model: Model, provider: string): readonly ProfileRow[] {
  const auth = providerOf(model, provider)?.auth;
  if (auth === undefined) return [];
  const rows = auth.ladder.flatMap((rung, i): readonly ProfileRow[] => {
    const { source } = rung;
    return source.kind === 'profile'
      ? [{ id: source.id, rung, number: i + 1, isInOrder: isInOrder(auth, source.id, rung) }]
      : [];
  });
  const { order } = auth;
  const place = ({ id, isInOrder, number }: ProfileRow): number =>
    (isInOrder ? 0 : 10_000) + (order?.includes(id) ? order.indexOf(id) : 5000 + number);
  return rows.sort((a, b) => place(a) - place(b));
}

const isInOrder = ({ order }: AuthStatus, id: string, { because, source }: Rung): boolean => {
  if (order !== undefined) return order.includes(id);
  if (because === undefined) return true;
  const isOver = because.kind === 'over' && source.kind === 'profile' && source.type === 'oauth';
  return isOver || because.kind === 'later' || because.kind === 'ref';
};

export function selectedProfile(model: Model): ProfileRow | undefined {
  const { overlay } = model;
  if (overlay?.kind !== 'credentials') return undefined;
  const rows = profileRows(model, overlay.provider);
  return rows[
    positionOf(
      overlay.cursor,
      rows.map(({ id }) => id),
    )
  ];
}

/** The profile answered when it was tested in this run of Pincer, after the failure that it rests from. */
export const isProven = ({ last }: Proof = {}, { since = 0 }: Pick<Rest, 'since'> = {}): boolean =>
  last !== undefined && wordsOf(last.outcome).tone === 'good' && last.at > since;

type Sheet = { readonly title: string; readonly lines: readonly Line[]; readonly scroll: number };

/** The whole sheet, scrolled so that the profile under the cursor is in sight. */
export function credentialsSheet(model: Model, { provider: id, cursor }: CredentialsOverlay): Sheet {
  const { shell } = model;
  const { columns, rows: all } = overlayArea(shell.size);
  const height = all - sheetNews(shell).length;
  const title = `Credentials of ${plain(id)}`;
  const provider = providerOf(model, id);
  if (provider === undefined) return { title, lines: [[span(' It is no longer there.')]], scroll: 0 };
  const rows = profileRows(model, id);
  const at = positionOf(
    cursor,
    rows.map((row) => row.id),
  );
  const blocks = rows.map((row, i) => blockOf(model, provider.auth, row, i === at, columns));
  const intro = [...introLines(model, provider, columns), []];
  const before = blocks.slice(0, at).reduce((sum, block) => sum + block.length, intro.length);
  const end = before + (blocks[at]?.length ?? 0);
  const lines = [...intro, ...blocks.flat(), ...besideLines(model, provider.auth, columns)];
  return { title, lines, scroll: end <= height ? 0 : Math.min(before, end - height) };
}

function introLines(model: Model, provider: ProviderState, columns: number): readonly Line[] {
  const { home } = model.file;
  const { auth } = provider;
  const host = hostWords(provider, model.shell.redact);
  const hasProfiles = auth.ladder.some(({ source }) => source.kind === 'profile');
  const order = auth.orderFrom === undefined ? 'none' : auth.orderFrom;
  const says = hasProfiles
    ? [span(' Tried in this order', 'idle'), span(`: ${ORDER_WORDS[order]}`, 'idle')]
    : [span(' No profile is stored.'), span(' a adds one.', 'idle')];
  return [
    [
      span(' Agent ', 'idle'),
      span(plain(home.paths.agentId)),
      ...(host === '' ? [] : [span('  host ', 'idle'), span(host)]),
    ],
    ...factLines(led([], ...says), columns),
  ];
}

function blockOf(model: Model, auth: AuthStatus, row: ProfileRow, isHere: boolean, columns: number): readonly Line[] {
  const { file, shell, proofs } = model;
  const how = { home: file.home, now: shell.now, redact: shell.redact };
  const source = auth.winner?.source;
  const wins = source?.kind === 'profile' && source.id === row.id;
  const lead: Line = [span(isHere ? ' ❯' : '  ', 'accent'), ...leadOf(row.rung, row.number, wins)];
  const under: Line = [span(' '.repeat(lineWidth(lead)))];
  const words = rungSpans(row.rung, wins || isHere, how);
  const notes = [...notesOf(row.rung, how), ...proofNotes(proofs[row.id])];
  return [led(lead, ...words), ...notes.map((note) => led(under, note))].flatMap((one) => factLines(one, columns));
}

/** What is looked at when profiles have nothing to give, in short. */
function besideLines(model: Model, { ladder, winner }: AuthStatus, columns: number): readonly Line[] {
  const { file, shell } = model;
  const how = { home: file.home, now: shell.now, redact: shell.redact };
  const others = ladder.flatMap((rung, i) => (rung.source.kind === 'profile' ? [] : [{ rung, number: i + 1 }]));
  if (others.length === 0) return [];
  const isWinner = (rung: Rung): boolean =>
    winner !== undefined && JSON.stringify(winner.source) === JSON.stringify(rung.source);
  const lines = others.flatMap(({ rung, number }) =>
    factLines(
      led([span('  '), ...leadOf(rung, number, isWinner(rung))], ...rungSpans(rung, isWinner(rung), how)),
      columns,
    ),
  );
  const isAll = others.length === ladder.length;
  return isAll ? [[span(' Looked in', 'idle')], ...lines] : [[], [span(' Beside them', 'idle')], ...lines];
}
