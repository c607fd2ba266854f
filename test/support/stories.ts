import type { Effect } from '../../state/app/effect.js';
import { firstModel } from '../../state/app/init.js';
import type { Model } from '../../state/app/model.js';
import type { Msg } from '../../state/app/msg.js';
import { update } from '../../state/app/update.js';
import type { Home } from '../../state/domain/home.js';
import { NO_PREFERENCES } from '../../state/domain/preferences.js';
import { choice, home, NOON, provider, settings } from './builders.js';

/** Three providers with a model or two each, one of them in use, no allowlist. */
export const smallHome = (over: Partial<Home> = {}): Home =>
  home({
    models: settings({ text: choice('anthropic/claude-sonnet-4-5') }),
    providers: [
      provider('anthropic', ['claude-sonnet-4-5', 'claude-opus-4-6']),
      provider('ollama', ['gpt-oss:20b'], { local: true, api: 'ollama', baseUrl: 'http://127.0.0.1:11434' }),
      provider('lmstudio', ['minimax-m2.1-gs32'], { local: true, baseUrl: 'http://127.0.0.1:1234/v1' }),
    ],
    ...over,
  });

export const started = (from: Home = smallHome()): Model =>
  firstModel({
    home: from,
    preferences: NO_PREFERENCES,
    now: NOON,
    size: { columns: 120, rows: 40 },
    demo: false,
    colour: true,
    probesAtStart: false,
  });

export type Told = { readonly model: Model; readonly effects: readonly Effect[] };

/** Tells a story: message after message, with all that was asked for on the way. */
export function tell(model: Model, ...msgs: readonly Msg[]): Told {
  return msgs.reduce<Told>(
    (told, msg) => {
      const { model: next, effects } = update(told.model, msg);
      return { model: next, effects: [...told.effects, ...effects] };
    },
    { model, effects: [] },
  );
}
