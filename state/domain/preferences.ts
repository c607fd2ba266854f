import { isObject, type Json } from './json.js';

/** Kept in Pincer's own file, beside nothing of OpenClaw's. */
export type Preferences = {
  readonly theme: 'default' | 'high-contrast' | 'mono';
  /** Model refs, in the order in which they were marked. */
  readonly favourites: readonly string[];
};

export const NO_PREFERENCES: Preferences = { theme: 'default', favourites: [] };

/** Takes what it understands: preferences of a newer Pincer, or ones edited by hand, are no reason to fail. */
export function preferencesFrom(json: Json | undefined): Preferences {
  if (!isObject(json)) return NO_PREFERENCES;
  const { theme, favourites } = json;
  return {
    theme: theme === 'high-contrast' || theme === 'mono' ? theme : 'default',
    favourites: Array.isArray(favourites) ? favourites.filter((ref): ref is string => typeof ref === 'string') : [],
  };
}
