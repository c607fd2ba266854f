/** One line of text being typed. `at` counts UTF-16 units and never stands inside a surrogate pair. */
export type Field = { readonly text: string; readonly at: number };

export type FieldEdit = 'backspace' | 'delete' | 'left' | 'right' | 'start' | 'end' | 'clear' | 'delete word';

export const fieldOf = (text: string): Field => ({ text, at: text.length });

/** `text` is plain already (see `plain`): a field holds one line without control characters. */
export function typed(field: Field, text: string): Field {
  return { text: field.text.slice(0, field.at) + text + field.text.slice(field.at), at: field.at + text.length };
}

export function edited({ text, at }: Field, edit: FieldEdit): Field {
  switch (edit) {
    case 'backspace':
      return { text: text.slice(0, before(text, at)) + text.slice(at), at: before(text, at) };
    case 'delete':
      return { text: text.slice(0, at) + text.slice(after(text, at)), at };
    case 'left':
      return { text, at: before(text, at) };
    case 'right':
      return { text, at: after(text, at) };
    case 'start':
      return { text, at: 0 };
    case 'end':
      return fieldOf(text);
    case 'clear':
      return fieldOf('');
    case 'delete word': {
      const kept = text.slice(0, at).replace(/\S*\s*$/u, '');
      return { text: kept + text.slice(at), at: kept.length };
    }
  }
}

const before = (text: string, at: number): number =>
  at === 0 ? 0 : at - ((text.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1);

const after = (text: string, at: number): number =>
  at >= text.length ? at : at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
