import { plain } from '../text.js';
import type { PullShown } from './pull.js';

/** Bytes as downloads are told, in powers of ten: `512 B`, `4.7 GB`. */
export function bytesText(bytes: number): string {
  const [from, name] = UNITS.find(([least]) => bytes >= least) ?? [1, 'B'];
  const count = bytes / from;
  return `${count < 10 && from > 1 ? count.toFixed(1) : Math.round(count)} ${name}`;
}

const UNITS = [
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
] as const;

/** Time that is left: `<1 s`, `42 s`, `3 min 5 s`, `1 h 20 min`, `>1 day`. */
function leftText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (ms < 1000) return '<1 s';
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return '>1 day';
}

/** A bar of so many cells; a whole one only when all is there. */
function barOf({ completed, total }: Pick<PullShown, 'completed' | 'total'>, cells: number): string {
  const full = total === 0 ? 0 : Math.floor((completed / total) * cells);
  return '█'.repeat(full) + '░'.repeat(cells - full);
}

/** `██░░ 45%  2.1 GB of 4.7 GB, 12 MB/s, 3 min 5 s left`; before and after the download, what the server says. */
export function pullText(name: string, shown: PullShown, cells = 12): string {
  const { status, completed, total, rate, leftMs } = shown;
  const of = plain(name);
  if (total === 0 || completed >= total) return `${of}: ${plain(status) || 'waiting for the server'}`;
  const percent = `${Math.floor((completed / total) * 100)}%`;
  const facts = [
    `${bytesText(completed)} of ${bytesText(total)}`,
    ...(rate === undefined ? [] : [rate === 0 ? 'nothing comes' : `${bytesText(rate)}/s`]),
    ...(leftMs === undefined ? [] : [`${leftText(leftMs)} left`]),
  ];
  return `${of}: ${barOf(shown, cells)} ${percent}  ${facts.join(', ')}`;
}

/** What a cancelled pull leaves. */
export const KEPT = 'Ollama keeps what was downloaded: pulling it again goes on from there.';
