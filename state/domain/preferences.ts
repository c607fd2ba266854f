import { isObject, type Json } from './json.js';

/** Kept in Pincer's own file, beside nothing of OpenClaw's. */
export type Preferences = {
  readonly theme: 'default' | 'high-contrast' | 'mono';
  /** Model refs, in the order in which they were marked. */
  readonly favourites: readonly string[];
  /** How many hours before its end a credential is called expiring; OpenClaw's 24 where it is not said. Only ever edited by hand. */
  readonly warnWithinHours?: number;
  /** Absent: off. */
  readonly alert?: Alert;
};

/** How a person is told that a model stopped or started to work: not at all, by the bell, or as a message of the desktop (OSC 9). */
export type Alert = 'off' | 'bell' | 'message';

export const NO_PREFERENCES: Preferences = { theme: 'default', favourites: [] };

/** Takes what it understands: preferences of a newer Pincer, or ones edited by hand, are no reason to fail. */
export function preferencesFrom(json: Json | undefined): Preferences {
  if (!isObject(json)) return NO_PREFERENCES;
  const { theme, favourites, warnWithinHours, alert } = json;
  return {
    theme: theme === 'high-contrast' || theme === 'mono' ? theme : 'default',
    favourites: Array.isArray(favourites) ? favourites.filter((ref): ref is string => typeof ref === 'string') : [],
    ...(typeof warnWithinHours === 'number' && warnWithinHours > 0 && Number.isFinite(warnWithinHours)
      ? { warnWithinHours }
      : {}),
    ...(alert === 'bell' || alert === 'message' || alert === 'off' ? { alert } : {}),
  };
}
