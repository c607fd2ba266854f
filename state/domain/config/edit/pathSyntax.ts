import { parseJson5 } from '../../json5/parse.js';
import { fail, ok, type Result } from '../../result.js';

/** The steps of a path as a person typed them. Whether `0` is a place in a list or a key is for the value there to say. */
export type Steps = readonly string[];

/**
 * OpenClaw: `config get|set|unset` paths. Dots between keys, brackets for places in lists and for keys with dots in them
 * (`agents.defaults.models["openai/gpt-5.5"].alias`), a backslash before a character that is to be itself. The problem is in
 * OpenClaw's words.
 */
export function parsePath(raw: string): Result<Steps, string> {
  const text = raw.trim();
  if (text === '') return fail('Path is empty.');
  const scan: Scan = { raw, text, steps: [], word: '', closed: false, at: 0 };
  while (scan.at < text.length) {
    const wrong = next(scan);
    if (wrong !== undefined) return fail(wrong);
  }
  if (!scan.closed && scan.word.trim() === '') return fail(emptySegment(raw));
  endWord(scan);
  const steps = scan.steps.map((step) => step.trim()).filter((step) => step !== '');
  const blocked = steps.find((step) => BLOCKED.has(step));
  return blocked === undefined ? ok(steps) : fail(`Invalid path segment: ${blocked}`);
}

/** Names that OpenClaw keeps out of every path. */
export const BLOCKED: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

/** The place in a list that a step names; OpenClaw knows none beyond 100,000, and none with a leading zero. */
export function placeOf(step: string): number | undefined {
  const place = /^(?:0|[1-9]\d*)$/.test(step) ? Number(step) : undefined;
  return place !== undefined && place <= MOST ? place : undefined;
}

const MOST = 100_000;

/** OpenClaw shows every path with dots alone, even where it could not be typed so. */
export const dotted = (steps: Steps): string => steps.join('.');

/** `closed`: a bracket was read since the last dot, so that nothing more has to follow. */
type Scan = {
  readonly raw: string;
  readonly text: string;
  readonly steps: string[];
  word: string;
  closed: boolean;
  at: number;
};

const emptySegment = (raw: string): string => `Invalid path (empty segment): ${raw}`;

function next(scan: Scan): string | undefined {
  switch (scan.text.charAt(scan.at)) {
    case '\\':
      scan.word += scan.text.charAt(scan.at + 1);
      scan.at += 2;
      return undefined;
    case '.':
      return dot(scan);
    case '[':
      return bracket(scan);
    default:
      scan.word += scan.text.charAt(scan.at);
      scan.at += 1;
      return undefined;
  }
}

function dot(scan: Scan): string | undefined {
  const blank = scan.word.trim() === '';
  if (blank && (scan.word !== '' || !scan.closed)) return emptySegment(scan.raw);
  endWord(scan);
  scan.closed = false;
  scan.at += 1;
  return undefined;
}

function bracket(scan: Scan): string | undefined {
  const { raw, text, word } = scan;
  const blank = word.trim() === '';
  if (blank && (word !== '' || (!scan.closed && scan.steps.length > 0))) return emptySegment(raw);
  endWord(scan);
  const close = text.indexOf(']', scan.at);
  if (close === -1) return `Invalid path (missing "]"): ${raw}`;
  const inside = text.slice(scan.at + 1, close).trim();
  if (inside === '') return `Invalid path (empty "[]"): ${raw}`;
  const step = bracketed(inside);
  if (step === undefined) return `Invalid path bracket string (${inside}): ${raw}`;
  scan.steps.push(step);
  scan.closed = true;
  scan.at = close + 1;
  return undefined;
}

function bracketed(inside: string): string | undefined {
  if (!/^["']/.test(inside)) return inside;
  const parsed = parseJson5(inside);
  const value = parsed.ok && parsed.value.root.kind === 'scalar' ? parsed.value.root.value : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function endWord(scan: Scan): void {
  if (scan.word !== '') scan.steps.push(scan.word);
  scan.word = '';
}
