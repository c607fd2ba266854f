import { expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import type { Msg } from '../../state/app/msg.js';
import { NO_SECRET } from '../../state/domain/setup/secretFacts.js';
import type { SecretDoor } from '../../state/store.js';
import { SETUP_WHERES } from '../support/busy.js';
import { robot } from '../support/robot.js';
import { settingUp } from '../support/settingUp.js';
import { started } from '../support/stories.js';

const SIZES = [
  [80, 24],
  [120, 40],
  [60, 20],
] as const;

const sized = (columns: number, rows: number, colour = true): Model => {
  const model = started();
  return { ...model, shell: { ...model.shell, size: { columns, rows }, colour } };
};

const cases = SETUP_WHERES.flatMap((where) => SIZES.map(([columns, rows]) => ({ where, columns, rows })));

test.each(cases)(
  '$where fits $columns × $rows and says step, host and the way back',
  async ({ where, columns, rows }) => {
    const it = robot(settingUp(sized(columns, rows), where));
    await it.sees('Set a provider up');
    const lines = it.lines();
    expect(lines.length).toBeLessThanOrEqual(rows);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
    expect(it.text()).toMatch(/host (https:\/\/|not known yet)/);
    expect(lines.at(-1)).toContain('Esc back');
    expect(it.text()).toContain('└');
    it.leave();
  },
);

test('without colour the choice, the cursor and the state are still told', async () => {
  const it = robot(settingUp(sized(80, 24, false), 'setup models'));
  await it.sees('❯ [ ] m30');
  await it.wants('choose the model, or not');
  await it.sees('❯ [x] m30');
  await it.sees('2 chosen: m1, m30');
  it.leave();
});

test('the provider under the cursor is set up by its key in the pane', async () => {
  const it = robot({ ...sized(120, 40), shell: { ...sized(120, 40).shell, focus: 'providers' } });
  await it.sees('anthropic');
  await it.wants('set a provider up');
  await it.sees('provider ❯');
  await it.types('groq');
  await it.presses('enter');
  await it.sees('Paste or type the key');
  it.leave();
});

test('what is typed or pasted as a secret goes through its door whole, and nowhere else', async () => {
  const heard: string[] = [];
  const sent: Msg[] = [];
  const doorFor = (send: (msg: Msg) => void): SecretDoor => ({
    typed: (text) => {
      heard.push(`typed ${text}`);
      send({ scope: 'setup', type: 'typed key', facts: { ...NO_SECRET, length: heard.length } });
    },
    pasted: (text) => {
      heard.push(`pasted ${text}`);
      send({ scope: 'setup', type: 'typed key', facts: { ...NO_SECRET, length: text.length } });
    },
  });
  const it = robot(
    settingUp(sized(80, 24), 'setup key'),
    (effect) => void sent.push({ scope: 'shell', type: 'say', tone: 'idle', text: JSON.stringify(effect) }),
    doorFor,
  );
  await it.sees('key ❯');
  await it.presses('q', 'space', '/', '?');
  await it.sees('4 characters');
  await it.pastes('planted-secret\nline two');
  await it.sees('23 characters');
  expect(heard).toEqual(['typed q', 'typed  ', 'typed /', 'typed ?', 'pasted planted-secret\nline two']);
  expect(JSON.stringify([it.model(), it.effects, sent])).not.toContain('planted');
  expect(it.text()).not.toContain('planted');
  await it.presses('backspace');
  expect(it.effects.at(-1)).toEqual({ kind: 'edit key', edit: 'backspace' });
  it.leave();
});

test('a QR code that has no room beside the words is shown alone', async () => {
  const qr = Array.from({ length: 14 }, () => '▀▄'.repeat(14));
  const stage = {
    kind: 'code',
    code: 'WDJB-MJHT',
    url: 'https://l.example',
    expiresAt: 0,
    qr,
    intervalSeconds: 5,
  } as const;
  const it = robot(settingUp(sized(80, 24), 'setup login', stage));
  await it.sees('W D J B');
  expect(it.text()).not.toContain('▀▄▀▄');
  await it.wants('show the QR code, or not');
  await it.sees('▀▄▀▄');
  expect(it.text()).toContain('code WDJB-MJHT');
  expect(it.lines().filter((line) => line.includes('▀▄▀▄'))).toHaveLength(14);
  it.leave();
});

test('hosts are hidden from a screenshot where the person wants that', async () => {
  const it = robot(settingUp(sized(80, 24), 'setup probe'));
  await it.sees('host https://api.z.ai');
  await it.wants('hide what a screenshot should not show');
  await it.sees('are hidden');
  expect(it.text()).not.toContain('api.z.ai');
  it.leave();
});

test('a key that is pasted where no key is asked for does not get into the model', async () => {
  const it = robot(settingUp(sized(120, 40), 'setup text'));
  await it.sees('alias ❯');
  await it.pastes('sk-proj-planted0123456789abcdefghijklmnopqrstuvwxyz');
  await it.sees('looks like a key or a password');
  expect(JSON.stringify(it.model())).not.toContain('planted');
  await it.pastes('glm');
  await it.sees('a bglm▏ c');
  it.leave();
});
