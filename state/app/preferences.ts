import type { Preferences } from '../domain/preferences.js';
import type { Model } from './model.js';

/** What Pincer remembers of a person from one run to the next. Nothing of it belongs to OpenClaw. */
export const preferencesOf = (model: Model): Preferences => ({
  theme: model.shell.theme,
  favourites: model.models.favourites,
  ...(model.probes.alert === undefined ? {} : { alert: model.probes.alert }),
});
