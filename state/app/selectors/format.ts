import { isoTime } from '../../domain/history/isoTime.js';

/** How numbers are shown in narrow columns. */

/** `88 ms`, `2.4 s`. */
export const latency = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

/** A span of time in one unit: `now`, `5 s`, `3 min`, `7 h`, `12 d`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 1) return 'now';
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** What is left of a rest, so that one sees it count: `42 s`, `4 min 12 s`, `3 h 05 min`, `2 d 4 h`. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const two = (value: number): string => String(value).padStart(2, '0');
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))} min`;
  return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3600)} h`;
}

/** The same as a time gone by: `5 min ago`, `just now`. */
export const ago = (ms: number): string => (ms < 500 ? 'just now' : `${duration(ms)} ago`);

/** `2026-06-01 12:00:00 UTC`. The screen knows no other time zone. */
export const utc = (ms: number): string => isoTime(ms).replace('T', ' ').replace('Z', ' UTC');
