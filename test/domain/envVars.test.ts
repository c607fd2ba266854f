import { expect, test } from 'vitest';
import { type DotenvFile, layerConfigEnv, layerDotenv } from '../../state/domain/config/envVars.js';

const state = (text: string, path = '/h/.openclaw/.env'): DotenvFile => ({ path, text, folder: false });
const folder = (text: string): DotenvFile => ({ path: '/work/.env', text, folder: true });

const variable = (env: Record<string, string>, files: readonly DotenvFile[], name: string) =>
  layerDotenv(env, files).environment.get(name);

test.each([
  ['plain', 'A=1', { A: '1' }],
  ['spaces and a comment', '  A = one two  # note', { A: 'one two' }],
  ['export and quotes', `export A="x # y"\nB='z'\nC=\`w\``, { A: 'x # y', B: 'z', C: 'w' }],
  ['a colon', 'A: 1', { A: '1' }],
  ['a line break in double quotes', 'A="1\\n2"\nB=\'1\\n2\'', { A: '1\n2', B: '1\\n2' }],
  ['several lines', 'A="1\n2"\nB=3', { A: '1\n2', B: '3' }],
  ['nothing', 'A=\nB', { A: '' }],
  ['the last of two', 'A=1\nA=2', { A: '2' }],
  ['windows line ends', 'A=1\r\nB=2\r\n', { A: '1', B: '2' }],
  ['names that are no variables', 'a.b=1\n1A=2\nA-B=3', {}],
])('reads a dotenv with %s', (_what, text, expected) => {
  const { environment } = layerDotenv({}, [state(text)]);
  expect(Object.fromEntries([...environment].map(([name, { value }]) => [name, value]))).toEqual(expected);
});

test('the process wins, even with an empty variable, and then the first file', () => {
  expect(variable({ A: 'p' }, [state('A=d')], 'A')).toEqual({ value: 'p', from: 'process' });
  expect(variable({ A: '' }, [state('A=d')], 'A')).toEqual({ value: '', from: 'process' });
  expect(variable({}, [state('A=1'), state('A=2', '/g.env')], 'A')).toEqual({
    value: '1',
    from: 'dotenv',
    path: '/h/.openclaw/.env',
  });
});

test.each([
  'GEMINI_API_KEY',
  'openai_api_key',
  'MY_BASE_URL',
  'OPENCLAW_HOME',
  'NODE_OPTIONS',
  'LD_PRELOAD',
  'HTTPS_PROXY',
])('a dotenv of the working directory cannot set %s', (name) => {
  expect(variable({}, [folder(`${name}=x`)], name)).toBeUndefined();
  expect(variable({}, [state(`${name}=x`)], name)?.value).toBe('x');
});

test('a dotenv of the working directory may set names of one’s own', () => {
  expect(variable({}, [folder('MYKEY=x'), state('MYKEY=y')], 'MYKEY')).toEqual({
    value: 'x',
    from: 'dotenv',
    path: '/work/.env',
  });
});

test('two files that disagree are told of, the kept one first', () => {
  const { conflicts } = layerDotenv({ C: 'p' }, [state('A=1\nB=1\nC=1'), state('A=2\nB=1\nC=2', '/g.env')]);
  expect(conflicts).toEqual([{ kept: '/h/.openclaw/.env', ignored: '/g.env', names: ['A'] }]);
});

test.each([
  ['fills in what is unset', {}, { A: 'c' }, 'c'],
  ['fills in what is empty', { A: ' ' }, { A: 'c' }, 'c'],
  ['gives way', { A: 'p' }, { A: 'c' }, 'p'],
  ['prefers env.NAME to env.vars.NAME', {}, { vars: { A: 'v' }, A: 'c' }, 'c'],
  ['takes env.vars', {}, { vars: { A: 'v' } }, 'v'],
  ['leaves out values that refer to others', {}, { A: 'x${B}' }, undefined],
  ['takes an escaped reference for text', {}, { A: 'x$${B}' }, 'x$${B}'],
  ['leaves out empty values', {}, { A: '  ' }, undefined],
  ['leaves out what is no text', {}, { A: 5 }, undefined],
])('the env block %s', (_what, env, block, expected) => {
  const { environment } = layerDotenv(env, []);
  expect(layerConfigEnv(environment, block, '/c.json').get('A')?.value).toBe(expected);
});

test('the env block cannot set what steers programs, nor names that OpenClaw keeps from it', () => {
  const block = { NODE_OPTIONS: '-x', GH_TOKEN: 't', GOOD_NAME: 'g', vars: { LD_PRELOAD: 'x' } };
  const { environment } = layerDotenv({}, []);
  expect([...layerConfigEnv(environment, block, '/c.json').keys()]).toEqual(['GOOD_NAME']);
});
