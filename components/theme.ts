import type { TextProps } from 'ink';
import type { Tone } from '../state/app/line.js';
import type { ThemeName } from '../state/app/model.js';

export type Look = Pick<TextProps, 'color' | 'bold' | 'dimColor' | 'inverse' | 'underline'>;

export type Theme = { readonly tones: Readonly<Record<Tone, Look>>; readonly border: Look; readonly cursor: Look };

/** Colour says the least: every tone is a glyph and a word before it is a colour. */
export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  default: {
    tones: {
      good: { color: 'green' },
      warn: { color: 'yellow' },
      bad: { color: 'red' },
      idle: { dimColor: true },
      plain: {},
      strong: { bold: true },
      accent: { color: 'cyan', bold: true },
    },
    border: { dimColor: true },
    cursor: { bold: true },
  },
  'high-contrast': {
    tones: {
      good: { color: 'greenBright', bold: true },
      warn: { color: 'yellowBright', bold: true },
      bad: { color: 'redBright', bold: true },
      idle: {},
      plain: { color: 'whiteBright' },
      strong: { color: 'whiteBright', bold: true },
      accent: { color: 'cyanBright', bold: true },
    },
    border: { color: 'whiteBright' },
    cursor: { inverse: true, bold: true },
  },
  mono: {
    tones: {
      good: {},
      warn: {},
      bad: { bold: true },
      idle: { dimColor: true },
      plain: {},
      strong: { bold: true },
      accent: { bold: true },
    },
    border: { dimColor: true },
    cursor: { bold: true, underline: true },
  },
};
