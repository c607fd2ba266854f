import { expect, test } from 'vitest';
import { admissions, isAllowed, wildcardOf } from '../../state/domain/models/allowlist.js';
import { allowlist, choice, home, provider, settings } from '../support/builders.js';

const under = (refs: readonly string[], primary = 'ok/m1', fallbacks: readonly string[] = []) =>
  home({
    models: settings({
      text: choice(primary, fallbacks),
      allowlist: allowlist(Object.fromEntries(refs.map((ref) => [ref, '']))),
    }),
    providers: [provider('ok', ['m1', 'm2'])],
  });

/** Verdicts of OpenClaw 2026.5.28 on `--model`, with ok/m1 as the default. */
test.each<readonly [list: readonly string[], ref: string, allowed: boolean]>([
  [['ok/m1'], 'ok/m2', false],
  [['ok/m1', 'ok/M2'], 'ok/m2', false],
  [['ok/m1', 'OK/m2'], 'ok/m2', true],
  [['ok/m1', 'ok/m2'], 'ok/M2', false],
  [['ok/m1', 'ok/*'], 'ok/m2', true],
  [['ok/m1', 'OK/*'], 'ok/m2', true],
  [['ok/m1', '*'], 'ok/m2', true],
  // The bare star is read as a model of the default provider, and opens that alone.
  [['ok/m1', '*'], 'other/x', false],
])('with %j on the list, %s is let in: %s', (list, ref, allowed) => {
  expect(isAllowed(under(list), ref)).toBe(allowed);
});

test.each([[undefined], [[]]])('without entries everything is let in: %j', (list) => {
  expect(admissions({ ...home(), models: settings({ allowlist: list }) })('a/b')).toBe('no-allowlist');
});

test('the default model and its fallbacks are let in beside the list', () => {
  const admits = admissions(under(['x/y'], 'ok/m1', ['ok/m2', 'a//']));
  expect(admits('ok/m1')).toBe('primary');
  expect(admits('ok/m2')).toBe('fallback');
  expect(admits('x/y')).toBe('entry');
  expect(admits('ok/m3')).toBeUndefined();
});

test('wildcards of other providers alone keep even the chain out', () => {
  const admits = admissions(under(['x/*'], 'ok/m1', ['ok/m2']));
  expect(admits('x/anything/at:all')).toBe('wildcard');
  expect(admits('ok/m1')).toBeUndefined();
  expect(admits('ok/m2')).toBeUndefined();
});

test('a bare id on the list is a model of whoever has it, else of the default provider', () => {
  expect(isAllowed(under(['m2'], 'x/y'), 'ok/m2')).toBe(true);
  expect(isAllowed(under(['m3'], 'x/y'), 'x/m3')).toBe(true);
});

test('in 2026.9 the map is no allowlist', () => {
  const dialect = { version: '2026.9', because: 'the config has meta.migrations', writable: false } as const;
  expect(isAllowed({ ...under(['ok/m1']), dialect }, 'a/b')).toBe(true);
});

test('the wildcard that lets a model in is found', () => {
  expect(wildcardOf(under(['OK/*']).models, 'ok/m')?.ref).toBe('OK/*');
  expect(wildcardOf(under(['ok/m']).models, 'ok/m')).toBeUndefined();
});
