/** One assignment of an `.env`: all of its line or lines, without the line end. */
type EnvEntry = { readonly name: string; readonly text: string; readonly start: number };

/** As OpenClaw's dotenv reads them, but without what is empty around them: `export`, three kinds of quotes, which may go over lines. */
const ASSIGNMENT =
  /^[^\S\n]*(?:export\s+)?([\w.-]+)(?:[^\S\n]*=|:[^\S\n]+)(?:[^\S\n]*'(?:\\'|[^'])*'|[^\S\n]*"(?:\\"|[^"])*"|[^\S\n]*`(?:\\`|[^`])*`|[^#\r\n]+)?[^\S\r\n]*(?:#[^\r\n]*)?(?=\r?$)/gm;

export const envEntries = (text: string): readonly EnvEntry[] =>
  [...text.matchAll(ASSIGNMENT)].map((match) => ({ name: match[1] ?? '', text: match[0], start: match.index }));

/** The line that gives a variable its value: of several, the last. */
export const envLine = (text: string, name: string): string | undefined =>
  envEntries(text).findLast((entry) => entry.name === name)?.text;

/** What becomes of one variable; without a value it goes. */
export type EnvEdit = { readonly name: string; readonly text: string | undefined };

/** The text with each variable set to a line as it was elsewhere, in its place or at the end. All else stays, byte by byte. */
export function editEnv(text: string, edits: readonly EnvEdit[]): string {
  return edits.reduce((now, edit) => editOne(now, edit), text);
}

function editOne(text: string, { name, text: line }: EnvEdit): string {
  const found = envEntries(text).filter((entry) => entry.name === name);
  const last = found.at(-1);
  if (last === undefined)
    return line === undefined ? text : `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`;
  let edited = text;
  // From the end, so that the places before it stay what they are.
  for (const entry of found.toReversed()) {
    const end = entry.start + entry.text.length;
    if (entry === last && line !== undefined) edited = edited.slice(0, entry.start) + line + edited.slice(end);
    else edited = edited.slice(0, entry.start) + edited.slice(end).replace(/^\r?\n/, '');
  }
  return edited;
}
