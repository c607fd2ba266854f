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
  };
}

/** `''` without limits. */
export const limited = (limits) => (limits.length === 0 ? '' : `(${limits.join(' ')})`);
