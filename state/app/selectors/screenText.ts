import type { Home } from '../../domain/home.js';

/** A sentence or a line of a file as the screen shows it; `redact` leaves out what a screenshot should not show. */
export const screenText = (text: string, { paths }: Pick<Home, 'paths'>, redact: boolean): string => {
  const short = text.replaceAll(`${paths.home}/`, '~/');
  return redact ? HIDDEN.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), short) : short;
};

/** Where servers are, who signs in, and in which folders files lie; their names stay, as sentences are about them. */
const HIDDEN: readonly (readonly [RegExp, string])[] = [
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s"'`<>,;)}\]]+/gi, '$1(hidden)'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi, '(hidden)'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '(hidden)'],
  [/(?<![\w.~:/)-])(?:~|\.{1,2})?\/(?:[^\s"'`/:,()]+\/)+(?=[^\s"'`/:,()])/g, ''],
];
