/**
 * Derives a constant on first use. For look-up tables made from other tables, which most commands never need:
 * a module that built them on import would slow every start.
 */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
