import { expect, test } from 'vitest';
import { findViolations } from '../../scripts/imports/check.ts';
import { RULES } from '../../scripts/imports/rules.ts';

/** Rule names broken when the file says this, beside files to be imported. */
const broken = (path: string, text: string): readonly string[] => {
  const others = [
    'state/domain/a.ts',
    'state/app/msg.ts',
    'state/store.ts',
    'components/App.tsx',
    'components/panes/B.tsx',
  ];
  const more = [
    'services/world.ts',
    'services/effects.ts',
    'src/tui.tsx',
    'src/nodeWorld.ts',
    'src/main.ts',
    'test/support/t.ts',
  ];
  const sources = new Map([...others, ...more].map((file) => [file, '']));
  const violations = findViolations(sources.set(path, text)).filter(({ rule }) => rule !== 'no-orphans');
  return violations.map(({ rule }) => rule);
};

const BREACHES: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['domain-is-the-floor', 'state/domain/x.ts', `import { a } from '../app/msg.js';`],
  ['state-looks-down', 'state/app/x.ts', `import { a } from '../../services/world.js';`],
  ['app-has-no-store', 'state/app/x.ts', `import { a } from '../store.js';`],
  ['components-see-state', 'components/X.tsx', `import { a } from '../services/world.js';`],
  ['components-see-state', 'components/X.tsx', `import type { A } from '../src/nodeWorld.js';`],
  ['services-see-state', 'services/x.ts', `import { a } from '../components/App.js';`],
  ['operations-know-no-app', 'services/operations/x.ts', `import type { A } from '../../state/app/msg.js';`],
  ['operations-know-no-app', 'services/x.ts', `export { a } from '../state/store.js';`],
  ['parts-are-plain', 'components/parts/X.tsx', `import { App } from '../App.js';`],
  ['panes-are-strangers', 'components/panes/X.tsx', `import { B } from './B.js';`],
  ['state-takes-no-packages', 'state/domain/x.ts', `import { a } from 'json5';`],
  ['state-takes-no-packages', 'state/app/x.ts', `import { a } from 'node:path';`],
  ['store-takes-zustand-only', 'state/store.ts', `import { create } from 'zustand';`],
  ['services-take-json5-only', 'services/x.ts', `import { a } from 'node:fs';`],
  ['services-take-json5-only', 'services/x.ts', `import { a } from 'undici';`],
  ['qr-takes-uqr-only', 'services/logins/qr.ts', `import { a } from 'node:fs';`],
  ['qr-takes-uqr-only', 'services/logins/qr.ts', `import JSON5 from 'json5';`],
  ['components-take-ui-only', 'components/X.tsx', `import { a } from 'chalk';`],
  ['components-take-ui-only', 'components/X.tsx', `import { a } from 'node:fs';`],
  ['one-door-outside', 'src/x.ts', `import { a } from 'node:fs/promises';`],
  ['one-door-outside', 'src/x.ts', `const { request } = await import('undici');`],
  ['terminal-knows-no-product', 'src/terminal/x.ts', `import { a } from '../../state/domain/a.js';`],
  ['terminal-knows-no-product', 'src/terminal/x.ts', `import { a } from 'npm-package';`],
  ['headless-stays-light', 'src/x.ts', `import { Box } from 'ink';`],
  ['headless-stays-light', 'src/x.ts', `import { App } from '../components/App.js';`],
  ['tui-is-lazy', 'src/x.ts', `import { run } from './tui.js';`],
  ['tui-is-lazy', 'src/x.ts', `type Run = import('./tui.js').Run;`],
  ['product-knows-no-tests', 'src/x.ts', `import { t } from '../test/support/t.js';`],
];

test.each(BREACHES)('%s is broken by %s saying %s', (rule, path, text) => {
  expect(broken(path, text)).toContain(rule);
});

test('every rule has a breach that proves it', () => {
  const proven = new Set(BREACHES.map(([rule]) => rule));
  expect(RULES.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
});

test.each([
  ['state/domain/x.ts', `import { a } from './a.js';`],
  ['state/store.ts', `import { createStore } from 'zustand/vanilla'; import type { M } from './app/msg.js';`],
  ['components/panes/index.ts', `import { B } from './B.js';`],
  [
    'components/X.tsx',
    `import SelectInput from 'ink-select-input'; import { useState } from 'react'; import { Box } from 'ink';`,
  ],
  ['services/effects.ts', `import type { M } from '../state/app/msg.js';`],
  ['services/effects/x.ts', `import type { M } from '../../state/app/msg.js';`],
  ['services/logins/qr.ts', `import { encode } from 'uqr';`],
  ['services/x.ts', `import JSON5 from 'json5'; import { a } from '../state/domain/a.js';`],
  ['src/nodeWorldFiles.ts', `import { open } from 'node:fs/promises'; import { request } from 'undici';`],
  ['src/main.ts', `const { run } = await import('./tui.js');`],
  ['src/terminal/x.ts', `import { openSync } from 'node:fs';`],
  ['src/tui.tsx', `import { render } from 'ink'; import { App } from '../components/App.js';`],
])('%s may say %s', (path, text) => {
  expect(broken(path, text)).toEqual([]);
});

test('a cycle is named with its way round, once', () => {
  const sources = new Map([
    ['state/domain/a.ts', `import type { B } from './b.js';`],
    ['state/domain/b.ts', `import { c } from './c.js';`],
    ['state/domain/c.ts', `export * from './a.js';`],
  ]);
  const cycles = findViolations(sources).filter(({ rule }) => rule === 'no-cycles');
  expect(cycles.map(({ says }) => says.split('. ')[0])).toEqual([
    'state/domain/a.ts → state/domain/b.ts → state/domain/c.ts → state/domain/a.ts',
  ]);
});

test('a file that nothing imports is an orphan, an entry is not', () => {
  const sources = new Map([
    ['services/left.ts', ''],
    ['src/main.ts', ''],
    ['test/domain/a.test.ts', ''],
  ]);
  expect(findViolations(sources).map(({ rule, where }) => `${rule} ${where}`)).toEqual(['no-orphans services/left.ts']);
});

test('a file that does not parse is an error, not an empty list', () => {
  expect(() => findViolations(new Map([['src/x.ts', 'import {']]))).toThrow('src/x.ts');
});
