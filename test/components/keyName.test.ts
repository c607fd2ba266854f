import type { Key } from 'ink';
import { expect, test } from 'vitest';
import { keyName, keyText } from '../../components/keyName.js';

const NONE: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

test.each<[string, Partial<Key>, string, string]>([
  ['a', {}, 'a', 'a'],
  ['A', { shift: true }, 'A', 'A'],
  [' ', {}, 'space', ' '],
  ['', { return: true }, 'enter', ''],
  ['', { tab: true }, 'tab', ''],
  ['', { tab: true, shift: true }, 'shift+tab', ''],
  ['', { escape: true }, 'esc', ''],
  ['p', { ctrl: true }, 'ctrl+p', ''],
  ['x', { meta: true }, 'alt+x', ''],
  ['\n', {}, 'ctrl+j', '\n'],
  ['', { pageDown: true }, 'pagedown', ''],
  ['', {}, '', ''],
  ['é', {}, 'é', 'é'],
])('%j with %j is %s', (input, over, name, text) => {
  expect(keyName(input, { ...NONE, ...over })).toBe(name);
  expect(keyText(input, { ...NONE, ...over })).toBe(text);
});
