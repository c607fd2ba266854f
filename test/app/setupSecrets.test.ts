import { expect, test } from 'vitest';
import { asksSecret } from '../../state/app/setup/steps.js';
import { home, provider } from '../support/builders.js';
import { type Random, seeded } from '../support/seeded.js';
import { answering, CODE, FAILED, found } from '../support/settingUp.js';
import { type Wizard, wizard } from '../support/wizard.js';

/** However a person goes through the wizard, what they pasted is in nothing that is said, asked for or shown. */

const KEY = 'Pl4nted-S3cret-0123456789-qwertyuiopasdfgh';
/** A masked label shows eight characters at each end. */
const PARTS = Array.from({ length: KEY.length - 8 }, (_, i) => KEY.slice(i, i + 9));

const KEYS = [
  'enter',
  'enter',
  'enter',
  'enter',
  'esc',
  'shift+tab',
  'down',
  'j',
  'space',
  '/',
  'r',
  'c',
  'y',
  'backspace',
  'ctrl+u',
  'X',
] as const;
const PROVIDERS = ['zai', 'minimax', 'ollama', 'github-copilot', 'anthropic', 'openai-codex', undefined] as const;

function walks(seed: number): Wizard {
  const random = seeded(seed);
  const it = wizard(home({ providers: [provider('anthropic')] }), {
    found: [{ provider: 'groq', by: 'env', says: 'GROQ_API_KEY is set', variable: 'GROQ_API_KEY' }],
    tries: (trial) => answering(trial, found('one', 'two', 'three')),
    handsOver: () => ({ kind: 'ended', code: random.below(2) }),
  });
  for (let i = 0; i < 70; i += 1) {
    actOn(it, random);
    it.text();
  }
  return it;
}

function actOn(it: Wizard, random: Random): void {
  const model = it.model();
  if (model.overlay === undefined) it.opens(random.pick(PROVIDERS));
  else if (asksSecret(model) && random.below(2) === 0) it.pastes(random.below(3) === 0 ? ` ${KEY}\n` : KEY);
  else if (model.setup?.step === 'login' && random.below(3) === 0) it.hears(random.pick([CODE, FAILED]));
  else it.presses(random.pick(KEYS));
}

test.each(Array.from({ length: 40 }, (_, i) => i))('walk %i tells nothing of what was pasted', (seed) => {
  const it = walks(seed);
  const all = it.told();
  for (const part of PARTS) expect(all.includes(part), part).toBe(false);
});

test('such walks do paste, hold a key and come to the end', () => {
  const all = Array.from({ length: 40 }, (_, i) => walks(i));
  expect(all.some((it) => it.told().includes('"type":"took key"'))).toBe(true);
  expect(all.some((it) => it.effects.some(({ kind }) => kind === 'write'))).toBe(true);
});
