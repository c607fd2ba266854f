import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How keys look that tests plant: by these marks they are found wherever they come out. Long enough that no mask shows one
 * whole, and nothing else looks like it.
 */
const MARKS =
  /Qx7mPz3VtR9wKb2nHs5cLd8f|Zy8nQa4WuS0xLc3oIt6dMe9g|sk-planted-[\w-]{12,}|(?:sk|tok|ghp|planted-key)-[\w-]*0123456789\w*|(?:access|refresh)-[\da-f]{10}\b|gho_\w{36}|sk-or-v1-[\da-f]{32}/g;

/** A key of its own name, which `planted` finds. */
export const plant = (name: string): string => `sk-planted-${name}-Qx7mPz3VtR9wKb2nHs5cLd8f`;

/** Throws when a text that a person may see has a planted key in it. `what`: where it came out. */
export function holdsNoPlantedKey(text: string, what: string): void {
  const found = [...new Set(text.match(MARKS) ?? [])];
  if (found.length > 0) throw new Error(`a planted key came out in ${what}: ${found.join(', ')}`);
}

/** The forms in which a secret may be carried along: as it is, in a URL, in JSON, and in Base64 at any offset, Basic auth included. */
function formsOf(secret: string): readonly string[] {
  const base64 = [0, 1, 2].map((shift) =>
    // What stands before and behind it changes the first and last letters.
    Buffer.from(`${'x'.repeat(shift)}${secret}`)
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  const hex = Buffer.from(secret).toString('hex');
  return [...new Set([secret, encodeURIComponent(secret), ...base64, hex, [...secret].reverse().join('')])];
}

/** Which of the secrets stand in a text, in any form, by name. */
export const namesIn = (text: string, secrets: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(secrets).flatMap(([name, secret]) =>
    formsOf(secret).some((form) => text.includes(form)) ? [name] : [],
  );

/** Every file below a folder, and the secrets in it; files without any are left out. Names of files count as well. */
export function secretsBelow(
  folder: string,
  secrets: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const path of filesBelow(folder)) {
    const names = namesIn(`${path}\n${readFileSync(path, 'latin1')}`, secrets);
    if (names.length > 0) found[path.slice(folder.length + 1)] = names;
  }
  return found;
}

export function filesBelow(folder: string): readonly string[] {
  const inside = (entry: Dirent): readonly string[] => {
    const path = join(entry.parentPath, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  };
  return readdirSync(folder, { withFileTypes: true }).flatMap(inside);
}

/** What everybody on the machine can read of programs that run now: those that this process started, and theirs. */
export function visibleOfChildren(): readonly {
  readonly pid: number;
  readonly cmdline: string;
  readonly environ: string;
}[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? readOf(`/proc/${pid}/stat`) : '';
    const parent = /\) \S (\d+)/.exec(stat)?.[1];
    if (parent !== undefined) parents.set(pid, Number(parent));
  }
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (parents.get(pid) === process.pid || isOurs(parents.get(pid)));
  return [...parents.keys()]
    .filter(isOurs)
    .map((pid) => ({ pid, cmdline: readOf(`/proc/${pid}/cmdline`), environ: readOf(`/proc/${pid}/environ`) }));
}

/** A process may end while it is looked at. */
function readOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
