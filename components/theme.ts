import type { Line, Tone } from '../state/app/line.js';
import type { Shell, ThemeName } from '../state/app/model.js';

/** Codes that begin and end a look. Empty where a tone looks like nothing in particular. */
export type Look = { readonly on: string; readonly off: string };

export type Theme = { readonly tones: Readonly<Record<Tone, Look>>; readonly border: Look };

const PLAIN: Look = { on: '', off: '' };
const look = (...codes: readonly (readonly [number, number])[]): Look => ({
  on: codes.map(([on]) => `\u001b[${on}m`).join(''),
  off: codes.map(([, off]) => `\u001b[${off}m`).join(''),
});

const BOLD = [1, 22] as const;
const DIM = [2, 22] as const;
const UNDERLINED = [4, 24] as const;
const RED = [31, 39] as const;
const GREEN = [32, 39] as const;
const YELLOW = [33, 39] as const;
const CYAN = [36, 39] as const;
const bright = ([on, off]: readonly [number, number]) => [on + 60, off] as const;
const WHITE = [97, 39] as const;

/** Colour says the least: every state is a glyph and a word before it is a colour. Only the sixteen colours that people choose. */
const THEMES: Readonly<Record<ThemeName, Theme>> = {
  default: {
    tones: {
      good: look(GREEN),
      warn: look(YELLOW),
      bad: look(RED),
      idle: look(DIM),
      plain: PLAIN,
      strong: look(BOLD),
      accent: look(BOLD, CYAN),
      match: look(UNDERLINED, YELLOW),
    },
    border: look(DIM),
  },
  'high-contrast': {
    tones: {
      good: look(BOLD, bright(GREEN)),
      warn: look(BOLD, bright(YELLOW)),
      bad: look(BOLD, bright(RED)),
      idle: PLAIN,
      plain: look(WHITE),
      strong: look(BOLD, WHITE),
      accent: look(BOLD, bright(CYAN)),
      match: look(BOLD, UNDERLINED, bright(YELLOW)),
    },
    border: look(WHITE),
  },
  mono: {
    tones: {
      good: PLAIN,
      warn: PLAIN,
      bad: look(BOLD),
      idle: look(DIM),
      plain: PLAIN,
      strong: look(BOLD),
      accent: look(BOLD),
      match: look(BOLD, UNDERLINED),
    },
    border: look(DIM),
  },
};

/** NO_COLOR leaves bold and dim, which are no colours. */
export const themeOf = ({ theme, colour }: Pick<Shell, 'theme' | 'colour'>): Theme => THEMES[colour ? theme : 'mono'];

/**
 * A line as one text with its codes in it. Nested Text elements would say the same, and cost Ink several times as much for
 * each of the hundred lines of a screen. What is in a line is plain (see `plain`), so no code but ours gets in.
 */
export const paint = (line: Line, theme: Theme): string =>
  line.map(({ text, tone }) => painted(text, theme.tones[tone])).join('');

export const painted = (text: string, { on, off }: Look): string => (text === '' ? '' : on + text + off);
