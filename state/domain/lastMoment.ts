/** The last moment that a `Date` can hold, and as a negative number the first; in epoch ms. */
export const LAST_MOMENT = 8.64e15;
