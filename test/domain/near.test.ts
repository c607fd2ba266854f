import { expect, test } from 'vitest';
import { nearRefs } from '../../state/domain/models/near.js';

const KNOWN = [
  'minimax/MiniMax-M2.1',
  'minimax/MiniMax-M2.1-lightning',
  'synthetic/hf:MiniMaxAI/MiniMax-M2.1',
  'anthropic/claude-opus-4-6',
  'openrouter/claude-opus-4-6',
  'a/o1',
  'a/o3',
];

test.each([
  ['minimax/minimax-m2.1', ['minimax/MiniMax-M2.1']],
  ['anthropic/claude-opsu-4-6', ['anthropic/claude-opus-4-6']],
  ['antropic/claude-opus-4-6', ['anthropic/claude-opus-4-6', 'openrouter/claude-opus-4-6']],
  ['copilot/claude-opus-4-6', ['anthropic/claude-opus-4-6', 'openrouter/claude-opus-4-6']],
  ['a/o2', ['a/o1', 'a/o3']],
  ['nothing/like-it', []],
  ['anthropic/claude-opus-4-6', ['openrouter/claude-opus-4-6']],
])('%s may have meant %j', (ref, near) => {
  expect(nearRefs(ref, KNOWN)).toEqual(near);
});
