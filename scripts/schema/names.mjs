/** Collects shapes. What has the same text has one entry, named after the place where it was met first. */
export function createNames() {
  const byText = new Map();
  const table = new Map();
  return {
    table,
    /** `#name` of the shape with this text. */
    ref: (wanted, text) => {
      const known = byText.get(text);
      if (known !== undefined) return `#${known}`;
      const name = table.has(wanted) ? `${wanted}'` : wanted;
      byText.set(text, name);
      table.set(name, text);
      return `#${name}`;
    },
    /** As `ref`, whose entry stands before those that it is made of. */
    root: (name, text) => {
      const rest = [...table];
      table.clear();
      table.set(name, text);
      for (const [key, value] of rest) table.set(key, value);
    },
  };
}

/** `''` without limits. */
export const limited = (limits) => (limits.length === 0 ? '' : `(${limits.join(' ')})`);

export const inUnion = (type) => (/^[^([{<"]*\|/.test(type) || /^"[^|]*\|/.test(type) ? `(${type})` : type);
