/** A value that prints as `[secret]` everywhere, and is opened only in the line that sends or stores it. */
export type Secret = {
  readonly open: () => string;
  readonly toString: () => string;
  readonly toJSON: () => string;
};

export const secret = (value: string): Secret => {
  const hidden = () => '[secret]';
  // Node prints an object through this symbol; without it, `inspect` would show the closure's name, never its value.
  return Object.freeze({
    open: () => value,
    toString: hidden,
    toJSON: hidden,
    [Symbol.for('nodejs.util.inspect.custom')]: hidden,
  });
};
