import { afterEach, expect, test, vi } from 'vitest';
import type { Model } from '../../state/app/model.js';
import type { AuthStatus, Rung } from '../../state/domain/auth/auth.js';
import { widthOf } from '../../state/domain/text.js';
import { home, NOON, provider } from '../support/builders.js';
import { authOf, profileRung } from '../support/profiles.js';
import { type Robot, robot } from '../support/robot.js';
import { started } from '../support/stories.js';

const SIZES = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 160, rows: 40 },
] as const;

const robots: Robot[] = [];
afterEach(() => {
  for (const person of robots.splice(0)) person.leave();
});

const LADDER: readonly Rung[] = [
  profileRung('minimax:ann@example.com', {
    holds: 'unresolved',
    label: 'ref(env:NOPE)',
    because: { kind: 'ref', message: 'the variable NOPE is not set' },
  }),
  profileRung('minimax:work', { rest: { kind: 'disabled', reason: 'billing', until: NOON + 5 * 3_600_000 } }),
  profileRung('minimax:old', { holds: 'excluded', because: { kind: 'not in order', in: 'config' } }),
  {
    source: { kind: 'env', name: 'MINIMAX_CODE_PLAN_KEY', from: 'dotenv' },
    holds: 'present',
    label: 'sk-cp-ab...12345678',
    because: { kind: 'barred' },
  },
];
const AUTH: AuthStatus = authOf(LADDER, {
  orderFrom: 'config',
  order: ['minimax:ann@example.com', 'minimax:work'],
});

function onProviders(size: { readonly columns: number; readonly rows: number }, colour = true): Robot {
  const from = home({
    providers: [provider('minimax', ['M2'], { auth: AUTH, baseUrl: 'https://api.minimaxi.com/anthropic' })],
  });
  const model = started(from);
  const shell: Model['shell'] = { ...model.shell, size, colour, focus: 'providers' };
  const person = robot({ ...model, shell });
  robots.push(person);
  return person;
}

const isWhole = (person: Robot, size: (typeof SIZES)[number]): void => {
  expect(person.lines()).toHaveLength(size.rows);
  for (const line of person.lines()) expect(widthOf(line)).toBeLessThanOrEqual(size.columns);
};

test.each(SIZES)('the ladder is legible at $columns x $rows: number, state, place and why', async (size) => {
  const person = onProviders(size);
  await person.sees('minimax');
  await person.wants('view which credential is used, and why');
  await person.sees('https://api.minimaxi.com/anthropic');
  await person.sees(/1 +✖ unresolved minimax:ann@example\.com/);
  await person.sees('the variable NOPE is not set');
  await person.sees(/2 ▶ ◐ present +minimax:work/);
  isWhole(person, size);
  expect(person.lines().at(-1)).toMatch(/c credentials.*Esc back/);
});

test.each(SIZES)('the credentials show order, state and place at $columns x $rows, and keys for them', async (size) => {
  const person = onProviders(size);
  await person.sees('minimax');
  await person.wants('see and change the credentials of the provider');
  await person.sees('Credentials of minimax');
  await person.sees('api.minimaxi.com');
  await person.sees(/❯ +1 +✖ unresolved minimax:ann@example\.com/);
  await person.sees(/2 ▶ ◐ present +minimax:work/);
  isWhole(person, size);
  expect(person.lines().at(-1)).toMatch(/K earlier {2}J later.*Esc back +q quit/);
  await person.wants('go to the bottom');
  await person.sees(/❯ +3 +◐ excluded +minimax:old/);
  isWhole(person, size);
  await person.wants('leave this');
  await person.sees('❯ Providers');
});

test('a rest counts down on the screen, second by second', async () => {
  const person = onProviders(SIZES[1]);
  await person.sees('minimax');
  await person.wants('see and change the credentials of the provider');
  await person.sees('billing block, 5 h 00 min left');
  person.send({ scope: 'shell', type: 'ticked', now: NOON + 5 * 3_600_000 - 61_000 });
  await person.sees('billing block, 1 min 01 s left');
  person.send({ scope: 'shell', type: 'ticked', now: NOON + 5 * 3_600_000 - 60_000 });
  await person.sees('billing block, 1 min 00 s left');
});

test('without colour glyphs, words and ▶ say it all', async () => {
  const person = onProviders(SIZES[1], false);
  await person.sees('minimax');
  await person.wants('see and change the credentials of the provider');
  await person.sees(/❯ +1 +✖ unresolved/);
  await person.sees(/▶ ◐ present/);
});

test('redacted, neither names nor hosts nor labels are there, on any of the three screens', async () => {
  const person = onProviders(SIZES[2]);
  await person.sees('api.minimaxi.com');
  await person.wants('hide what a screenshot should not show');
  const isHidden = (): void => expect(person.text()).not.toMatch(/ann@|:work|minimaxi|sk-abcde/);
  await person.sees('redacted');
  isHidden();
  await person.wants('view which credential is used, and why');
  await person.sees(/unresolved profile/);
  isHidden();
  await person.wants('see and change the credentials of the provider');
  await person.sees('Credentials of minimax');
  isHidden();
  await person.wants('give the profile another name');
  await person.sees('Another name for a profile');
  isHidden();
});

test.each([
  [SIZES[0], false],
  [SIZES[1], true],
  [SIZES[2], true],
])('the pane says to which host requests go where there is room: %j', async (size, shows) => {
  const person = onProviders(size);
  await person.sees('minimax');
  expect(person.text().includes('api.minimaxi.com')).toBe(shows);
});

test.each(SIZES)(
  'at $columns x $rows, why a key cannot act is read whole over the sheet of credentials',
  async (size) => {
    const person = onProviders(size);
    await person.sees('minimax');
    await person.wants('see and change the credentials of the provider');
    await person.sees('Credentials of minimax');
    await person.types('j');
    await person.sees(/❯ +2/);
    await person.types('u');
    await person.sees('Test it first');
    await vi.waitFor(() =>
      expect(person.text().replace(/[│\s]+/g, ' ')).toContain('Its rest ends early only when it answers.'),
    );
    await person.sees(/❯ +2/);
    isWhole(person, size);
  },
);
