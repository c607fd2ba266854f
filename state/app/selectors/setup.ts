import type { SetupStep } from '../../domain/setup/savedSetup.js';
import { plain } from '../../domain/text.js';
import { overlayArea } from '../layout.js';
import { type Line, lineWidth, type Span, span, type Tone } from '../line.js';
import type { Model } from '../model.js';
import { answersOf, hostOf, signInFor } from '../setup/answering.js';
import type { SetupSlice } from '../setup/setupSlice.js';
import { STEP_NAMES, stepsOf } from '../setup/steps.js';
import { screenText } from './screenText.js';
import { setupBody } from './setupBody.js';
import { sheetNews } from './sheetNews.js';

/** The wizard: where it is, where requests go, and what is asked now. As many lines as there is room for. */
export function setupLines(model: Model): readonly Line[] {
  const { setup, shell } = model;
  if (!setup) return [];
  const { columns, rows } = overlayArea(shell.size);
  const head = [trail(model, setup, columns - 2), whither(model, setup, columns - 2), []];
  const news = sheetNews(shell).length;
  const room = { columns: columns - 2, rows: rows - head.length - news };
  return [...head, ...setupBody(model, setup, room)];
}

/** `Provider › Sign in › Key`: what is done, what is asked, what comes. Around the step where not all of it fits. */
function trail({ file }: Model, setup: SetupSlice, cells: number): Line {
  const steps: readonly SetupStep[] = stepsOf(file.home, setup).filter((one) => one !== 'review');
  const now = steps.indexOf(setup.step);
  const parts = steps.map((one, i): Span => {
    const tone: Tone = i === now ? 'accent' : i < now ? 'plain' : 'idle';
    return span(STEP_NAMES[one], tone);
  });
  for (let first = 0; first <= Math.max(0, now); first += 1) {
    const line = joined(parts.slice(first), first > 0);
    if (lineWidth(line) <= cells || first === now) return line;
  }
  return [span(` ${STEP_NAMES[setup.step]}`, 'accent')];
}

const joined = (parts: readonly Span[], isCut: boolean): Line => [
  span(isCut ? ' … › ' : ' ', 'idle'),
  ...parts.flatMap((part, i) => (i === 0 ? [part] : [span(' › ', 'idle'), part])),
];

/** How one signs in and the host that requests go to, whatever else is on the screen. */
function whither(model: Model, setup: SetupSlice, cells: number): Line {
  const { home } = model.file;
  const signIn = signInFor(setup.answers);
  const provider =
    answersOf(home, setup) === undefined ? setup.answers.provider : signIn?.provider || setup.answers.provider;
  const name = provider === undefined || provider === '' ? '' : plain(provider);
  const way = signIn === undefined || setup.step === 'provider' ? '' : plain(signIn.label);
  const host = hostOf(home, setup);
  const where = host === undefined ? 'not known yet' : screenText(plain(host), home, model.shell.redact);
  const long = [name, way].filter((text) => text !== '').join(', ');
  const brief = long.length + where.length + 8 > cells ? name : long;
  return [span(' '), ...(brief === '' ? [] : [span(brief, 'strong'), span('  ')]), span('host ', 'idle'), span(where)];
}
