/** The alternate screen, as terminals call the one without history. */
export const ENTER = '\u001B[?1049h';
export const LEAVE = '\u001B[?1049l';
export const CLEAR = '\u001B[2J\u001B[H';
export const HIDE_CURSOR = '\u001B[?25l';
const BEGIN_UPDATE = '\u001B[?2026h';

export type HomedStdout = { readonly isAlternate: () => boolean; readonly release: () => void };

/**
 * Ink enters the alternate screen without moving the cursor, so its frame would begin where the shell's prompt was. Takes over after
 * a splash: that stays until the first frame replaces it in one go, later entries clear at once.
 */
export function homeTheCursor(stdout: Pick<NodeJS.WriteStream, 'write'>): HomedStdout {
  const original = stdout.write;
  let splash: 'shown' | 'replacing' | 'gone' = 'shown';
  let isAlternate = true;

  const rewrite = (text: string): string => {
    isAlternate = afterwards(text, isAlternate);
    if (splash === 'shown' && text === ENTER) {
      splash = 'replacing';
      return '';
    }
    if (splash === 'replacing' && text !== HIDE_CURSOR && text !== '') {
      splash = 'gone';
      return text === BEGIN_UPDATE ? BEGIN_UPDATE + CLEAR : CLEAR + text;
    }
    return text.replaceAll(ENTER, ENTER + CLEAR);
  };
  const patched = (data: string | Uint8Array, ...rest: never[]): boolean =>
    original.call(stdout, typeof data === 'string' ? rewrite(data) : data, ...rest);

  stdout.write = patched as NodeJS.WriteStream['write'];
  return {
    isAlternate: () => isAlternate,
    release: () => {
      stdout.write = original;
    },
  };
}

const afterwards = (text: string, isAlternate: boolean): boolean => {
  const [entered, left] = [text.lastIndexOf(ENTER), text.lastIndexOf(LEAVE)];
  return entered === left ? isAlternate : entered > left;
};
