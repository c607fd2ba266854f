import { expect, test } from 'vitest';
import { home } from '../support/builders.js';
import { answering } from '../support/settingUp.js';
import { type Outside, wizard } from '../support/wizard.js';

const KEY = 'sk-cp-planted-key-0123456789-abcdefghij';
/** MiniMax has no list of models. */
const silent: Outside = { tries: (trial) => answering(trial, []) };

test('models that only the documents name can be chosen where a block declares them', () => {
  const it = wizard(home(), silent);
  it.opens('minimax').picks('CN').pastes(KEY).presses('enter').picks('minimaxi.com/anthropic').presses('enter');
  for (const id of ['MiniMax-M2.7', 'MiniMax-M2.1', 'MiniMax-M2.1-lightning']) expect(it.text()).toContain(id);
});

test('where OpenClaw keeps the address to itself, a model that it does not know is not offered', () => {
  const it = wizard(home(), silent);
  it.opens('openai').picks('OpenAI API Key').pastes('sk-proj-planted-key-0123456789-abcdef').presses('enter', 'enter');
  expect(it.text()).toContain('gpt-5.5');
  expect(it.text()).not.toContain('gpt-5.1-codex');
});
