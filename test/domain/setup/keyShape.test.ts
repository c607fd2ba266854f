import { describe, expect, test } from 'vitest';
import { allSetupFacts } from '../../../state/domain/providers/setupTable.js';
import { keySeverity, keyShape } from '../../../state/domain/setup/keyShape.js';
import { keyFindingWords } from '../../../state/domain/setup/keyShapeWords.js';

const LONG = 'a1b2c3d4e5f6g7h8i9j0';
const TOKEN = `sk-ant-oat01-${LONG.repeat(5)}`;

describe('what a pasted text looks like', () => {
  test.each([
    ['', 'openai', ['empty']],
    [' \n ', 'openai', ['empty']],
    [`sk-proj-${LONG}`, 'openai', []],
    [`sk-${LONG}`, 'openai', []],
    [` sk-${LONG}\n`, 'openai', ['stray-space']],
    [`sk-${LONG}\n${LONG}`, 'openai', ['stray-space']],
    [`"sk-${LONG}"`, 'openai', ['quoted']],
    [`“sk-${LONG}”`, 'openai', ['quoted']],
    [`sk-${LONG} ${LONG}`, 'openai', ['blank-inside']],
    [`sk-${LONG}é`, 'openai', ['unsendable']],
    [`export OPENAI_API_KEY=sk-${LONG}`, 'openai', ['assignment']],
    [`OPENAI_API_KEY="sk-${LONG}"`, 'openai', ['assignment']],
    [`$env:OPENAI_API_KEY = "sk-${LONG}"`, 'openai', ['assignment']],
    [`openclaw models auth paste-token`, 'anthropic', ['command']],
    [`curl -H "x-api-key: sk-${LONG}" https://api.anthropic.com`, 'anthropic', ['command']],
    [`$ pincer status`, 'openai', ['command']],
    [`Authorization: Bearer sk-${LONG}`, 'openai', ['command']],
    ['https://platform.openai.com/api-keys', 'openai', ['address']],
    ['{"type":"service_account"}', 'google', ['json']],
    ['-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----', 'google', ['private-key']],
    ['OPENAI_API_KEY', 'openai', ['variable']],
    ['$OPENAI_API_KEY', 'openai', ['variable']],
    [`\${OPENAI_API_KEY}`, 'mine', ['variable']],
    ['sk-proj-abc…xyz1', 'openai', ['masked']],
    ['sk-***', 'openai', ['masked']],
    ['sk-...', 'openai', ['masked']],
    ['<your key here>', 'mine', ['masked']],
    [`YWJjZGVmZ2hpamtsbW5vcA==`, 'openai', []],
    ['sk-short', 'openai', ['short']],
    ['ollama-local', 'openai', ['placeholder']],
    ['ollama-local', 'ollama', []],
    ['x', 'mine', []],
    ['x', 'vllm', []],
  ])('%j for %s: %j', (text, provider, kinds) => {
    expect(keyShape(text, provider).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('whose key it looks like', () => {
  test.each([
    [`sk-ant-api03-${LONG}`, 'openai', 'Anthropic'],
    [`sk-or-v1-${LONG}`, 'openai', 'OpenRouter'],
    [`sk-proj-${LONG}`, 'anthropic', 'OpenAI'],
    [`gsk_${LONG}`, 'xai', 'Groq'],
    [`xai-${LONG}`, 'groq', 'xAI'],
    [`AIza${LONG}`, 'openai', 'Google AI Studio'],
    [`github_pat_${LONG}`, 'openai', 'GitHub Copilot'],
    [`hf_${LONG}`, 'together', 'Hugging Face'],
    [`sk-cp-${LONG}`, 'moonshot', 'MiniMax'],
    [`sk-kimi-${LONG}`, 'zai', 'Kimi'],
    [`csk-${LONG}`, 'mistral', 'Cerebras'],
    [`nvapi-${LONG}`, 'mistral', 'NVIDIA'],
    [`xoxb-${LONG}`, 'openai', 'Slack'],
  ])('%j for %s looks like one of %s', (text, provider, owner) => {
    expect(keyShape(text, provider)).toEqual([{ kind: 'of-another', owner }]);
  });

  test.each([
    [`sk-proj-${LONG}`, 'openai-codex'],
    [`AIza${LONG}`, 'google-vertex'],
    [`sk-cp-${LONG}`, 'minimax'],
    [`sk-kimi-${LONG}`, 'kimi-coding'],
    [`sk-ant-api03-${LONG}`, 'cloudflare-ai-gateway'],
    [`sk-ant-api03-${LONG}`, 'litellm'],
    [`sk-ant-api03-${LONG}`, 'mine'],
  ])('%j may be one for %s', (text, provider) => {
    expect(keyShape(text, provider)).toEqual([]);
  });

  test('no two providers have keys that begin alike', () => {
    const starts = [...allSetupFacts().values()].flatMap(({ keyStarts }) => keyStarts ?? []);
    const shared = starts.flatMap((one, i) => starts.filter((other, j) => i !== j && other.startsWith(one)));
    expect(shared).toEqual([]);
  });
});

describe('a setup-token, as OpenClaw checks it', () => {
  test.each([
    [TOKEN, 'token', []],
    [TOKEN, 'key', [{ kind: 'token-for-key' }]],
    [`sk-ant-api03-${LONG.repeat(5)}`, 'token', [{ kind: 'key-for-token' }]],
    [TOKEN.slice(0, 79), 'token', [{ kind: 'cut-token', length: 79, least: 80 }]],
    [TOKEN.slice(0, 80), 'token', []],
    [`${TOKEN.slice(0, 60)}\n  ${TOKEN.slice(60)}`, 'token', [{ kind: 'stray-space', length: TOKEN.length }]],
    ['claude setup-token', 'token', [{ kind: 'command' }]],
  ] as const)('%j as a %s: %j', (text, wants, findings) => {
    expect(keyShape(text, 'anthropic', wants)).toEqual(findings);
  });
});

test('a finding never says anything of the text', () => {
  const odd = [
    ` sk-${LONG}\n`,
    `"sk-${LONG}"`,
    `export SECRET_NAME=sk-${LONG}`,
    `sk-ant-api03-${LONG}`,
    `https://${LONG}/`,
    'sk-short',
  ];
  for (const text of odd) {
    const found = keyShape(text, 'openai');
    expect(found.length).toBeGreaterThan(0);
    const told = JSON.stringify(found) + found.map((finding) => keyFindingWords(finding, 'openai')).join();
    for (const part of [LONG, 'SECRET_NAME', 'sk-short']) expect(told).not.toContain(part);
  }
});

test('what may work is only warned of', () => {
  expect(keyShape(`sk-ant-api03-${LONG}`, 'openai').map(keySeverity)).toEqual(['warn']);
  expect(keyShape(` sk-${LONG} `, 'openai').map(keySeverity)).toEqual(['warn']);
  expect(keyShape('OPENAI_API_KEY', 'openai').map(keySeverity)).toEqual(['refuse']);
  expect(keyShape(`sk-${LONG} b`, 'openai').map(keySeverity)).toEqual(['refuse']);
});
