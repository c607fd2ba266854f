/** How another program ended that had the terminal for a login. */
export type HandedOver =
  | { readonly kind: 'ended'; readonly code: number }
  /** It is not installed, or not on the PATH. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly because: string };
