import { afterEach, expect, test, vi } from 'vitest';
import type { Model } from '../../state/app/model.js';
import type { Home } from '../../state/domain/home.js';
import { widthOf } from '../../state/domain/text.js';
import {
  allowlist,
  choice,
  home as homeOf,
  missingAuth,
  model as modelOf,
  NOON,
  provider,
  settings,
} from '../support/builders.js';
import { type Robot, robot } from '../support/robot.js';
import { smallHome, started, tell } from '../support/stories.js';

const SIZES = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
] as const;

const open: Robot[] = [];
const shown = (model: Model, size: { readonly columns: number; readonly rows: number }): Robot => {
  const person = robot({ ...model, shell: { ...model.shell, size } });
  open.push(person);
  return person;
};
afterEach(() => {
  for (const person of open.splice(0)) person.leave();
});

const quits = (person: Robot) => vi.waitFor(() => expect(person.effects).toEqual([{ kind: 'quit' }]));

test.each(SIZES)('fills a terminal of $columns x $rows exactly', async (size) => {
  const person = shown(started(), size);
  await person.sees('pincer');
  expect(person.lines()).toHaveLength(size.rows);
  for (const line of person.lines()) expect(widthOf(line)).toBeLessThanOrEqual(size.columns);
  const frames = person.lines().filter((line) => /^[┌│├└]/.test(line));
  for (const line of frames) expect(widthOf(line)).toBe(size.columns);
});

test('shows four panes at once from 100 columns, and one with tabs below', async () => {
  const titles = ['Providers', 'Models', 'Fallback chain', 'Probes'];
  const wide = shown(started(), { columns: 100, rows: 30 });
  await wide.sees('Probes');
  for (const title of titles) expect(wide.text()).toMatch(new RegExp(`[┌├] (?:❯ )?${title}`));
  const narrow = shown(started(), { columns: 99, rows: 30 });
  await narrow.sees('[Models]');
  for (const title of titles) expect(narrow.lines()[1]).toContain(title);
  await narrow.wants('go to the next pane');
  await narrow.sees('[Fallback chain]');
});

test('a terminal that is too small is told so, and q still quits', async () => {
  const person = shown(started(), { columns: 30, rows: 8 });
  await person.sees('30x8 is too small');
  await person.wants('quit');
  await quits(person);
});

test('leaving clears the screen before it ends, so that nothing is drawn once more', async () => {
  const person = shown(started(), { columns: 200, rows: 60 });
  await person.sees('❯ Models');
  await person.wants('quit');
  await quits(person);
  expect(person.text().trim()).toBe('');
});

test.each(SIZES)('the way to help and out is in the last line at $columns columns', async (size) => {
  const person = shown(started(), size);
  await person.sees('pincer');
  expect(person.lines().at(-1)).toMatch(/\? help +q quit/);
});

test('names that try to repaint the screen are shown as plain text', async () => {
  const evil = '\u001b[2J\u001b]0;owned\u0007\u202egpt\u0000-5\r\nnext';
  const home = smallHome({
    models: settings({ text: choice(`p/${evil}`) }),
    providers: [provider('p', [modelOf(evil, { name: evil })], { name: evil })],
  });
  const person = shown(started(home), { columns: 120, rows: 30 });
  await person.sees('gpt-5 next');
  await person.wants('view the details of the model');
  await person.sees('Reasoning');
  for (const line of person.lines()) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be on the screen.
    expect(line).not.toMatch(/[\u0000-\u0008\u000b-\u001a\u007f\u202e]|owned/);
  }
  expect(person.lines()).toHaveLength(30);
});

test('wide characters keep the frames straight', async () => {
  const home = smallHome({ providers: [provider('通义', ['千问-模型-超长的名字-一二三四五六七八九十', 'qwen'])] });
  const person = shown(started(home), { columns: 100, rows: 30 });
  await person.sees('千');
  for (const line of person.lines().filter((text) => /^[┌│├└]/.test(text))) expect(widthOf(line)).toBe(100);
});

test('a state is said by glyph and word, so that it is there without colour', async () => {
  const home = smallHome({
    providers: [provider('anthropic', ['claude-sonnet-4-5'], { auth: missingAuth('ANTHROPIC_API_KEY') })],
  });
  const person = shown(started(home), { columns: 120, rows: 30 });
  await person.sees(/○ anthropic +— +no ANTHROPIC_API_KEY/);
});

test('what does not parse is shown with file, line and the line itself, and nothing can be changed', async () => {
  const problem = {
    kind: 'syntax',
    place: { file: '/home/ann/.openclaw/openclaw.json', line: 12, column: 18, text: 'maxTokens: 8192 * 10,' },
    message: 'what comes after the value is not a comma',
  } as const;
  const home = smallHome({ config: { kind: 'broken', problem }, problems: [problem], models: settings() });
  const person = shown(started(home), { columns: 100, rows: 30 });
  await person.sees('~/.openclaw/openclaw.json:12:18: what comes after');
  await person.sees('maxTokens: 8192 * 10,');
  await person.sees('read-only');
  await person.wants('set the model as default');
  await person.sees('Read-only: the config');
  expect(person.model().drafts.undo).toEqual([]);
});

test('the redacted screen shows neither account names nor hosts nor paths', async () => {
  const source = { kind: 'profile', id: 'openai:ann@example.com', type: 'oauth', path: '/home/ann/x' } as const;
  const rung = { source, holds: 'present', label: 'OAuth (ann@example.com)' } as const;
  const home = smallHome({
    providers: [
      provider('p', ['m'], {
        baseUrl: 'https://secret-host.example',
        auth: { kind: 'ready', winner: rung, ladder: [rung] },
      }),
    ],
  });
  const person = shown(started(home), { columns: 120, rows: 30 });
  await person.sees('ann@example.com');
  await person.wants('hide what a screenshot should not show');
  await person.sees('redacted');
  await person.wants('go to the previous pane');
  await person.wants('view which credential is used, and why');
  await person.sees('Looked in');
  expect(person.text()).not.toMatch(/ann@example|secret-host|~\/\.openclaw/);
});

test('the palette finds an action of another pane and does it there', async () => {
  const home = smallHome({ models: settings({ text: choice('anthropic/claude-sonnet-4-5', ['ollama/gpt-oss:20b']) }) });
  const person = shown(started(home), { columns: 120, rows: 30 });
  await person.wants('find an action by its name');
  await person.types('test the prov');
  await person.sees(/❯ t p +test the provider/);
  await person.wants('run the row');
  await person.sees('❯ Providers');
  expect(person.effects).toMatchObject([{ kind: 'probe', refs: ['anthropic/claude-sonnet-4-5'] }]);
});

test('the header says what is not written, and the quit key asks before it is lost', async () => {
  const model = tell(
    { ...started(), models: { ...started().models, cursor: { index: 2 } } },
    { scope: 'models', type: 'append' },
  ).model;
  const person = shown(model, { columns: 120, rows: 30 });
  await person.sees('unsaved 1');
  await person.wants('quit');
  await person.sees('1 change is not written');
  await person.presses('esc');
  await person.sees('❯ Models');
  expect(person.effects).toEqual([]);
  await person.presses('q', 'enter');
  await quits(person);
});

test('answers of probes appear with outcome, latency and age', async () => {
  const asked = tell(started(), { scope: 'probes', type: 'run all' }).model;
  const ref = 'anthropic/claude-sonnet-4-5';
  const record = { ref, probe: 'reach', outcome: { kind: 'ok' }, latencyMs: 412, totalMs: 500, at: NOON } as const;
  const answered = tell(
    asked,
    {
      scope: 'probes',
      type: 'arrived',
      results: [{ request: asked.probes.byRef[ref]?.running?.request ?? -1, record }],
    },
    { scope: 'shell', type: 'ticked', now: NOON + 65_000 },
  ).model;
  const person = shown(answered, { columns: 140, rows: 30 });
  await person.sees(/reach +● ok +412 ms +1 min/);
  await person.sees('default anthropic/claude-sonnet-4-5 ● 412 ms');
});

test('at 80 x 24 the tier, what came of it and what it would cost fit beside the ref', async () => {
  const asked = tell(started(), { scope: 'probes', type: 'run all' }).model;
  const ref = 'anthropic/claude-sonnet-4-5';
  const outcome = { kind: 'no-tool-call', said: 'ping({})' } as const;
  const record = { ref, probe: 'tools', outcome, latencyMs: 1412, totalMs: 1500, at: NOON } as const;
  const answered = tell(asked, {
    scope: 'probes',
    type: 'arrived',
    results: [{ request: asked.probes.byRef[ref]?.running?.request ?? -1, record }],
  }).model;
  const person = shown(answered, { columns: 80, rows: 24 });
  await person.presses('tab', 'tab');
  await person.sees(/anthropic\/claude-sonnet-4-5.*✖ no tool call +1\.4 s/);
  await person.presses('m');
  await person.sees('p: completion, costs');
  await person.presses('m');
  await person.sees('p: tools, costs');
  await person.presses('P');
  await person.sees('Have each call a tool?');
  await person.sees(/\d tool calls?, at most \d+ tokens/);
  await person.presses('esc', 'm');
  await person.sees('p: image, costs');
  await person.presses('m');
  await person.sees('p: reach, free');
});

const LONG_REF = 'anthropic/claude-sonnet-4-5x';

test.each([
  { columns: 100, rows: 30 },
  { columns: 120, rows: 40 },
])('a ref of 28 characters is whole in every pane at $columns x $rows', async (size) => {
  const home = smallHome({
    models: settings({
      text: choice(LONG_REF, ['ollama/gpt-oss:20b']),
      allowlist: allowlist({ [LONG_REF]: 'sonnet' }),
    }),
    providers: [provider('anthropic', ['claude-sonnet-4-5x', 'claude-opus-4-6'])],
  });
  const person = shown(started(home), size);
  await person.sees('Probes');
  expect(LONG_REF).toHaveLength(28);
  // The models, the chain and the probes; the header may have it too.
  const panes = person.lines().slice(1).join('\n');
  expect(panes.split(LONG_REF)).toHaveLength(4);
  expect(panes).not.toContain('anthropic…');
});

test('q quits from every overlay without a text field, and asks while something is unsaved', async () => {
  const person = shown(started(), { columns: 100, rows: 30 });
  await person.sees('❯ Models');
  await person.wants('view the details of the model');
  await person.sees('Esc back  q quit');
  await person.presses('q');
  await quits(person);
  const other = shown(started(), { columns: 100, rows: 30 });
  await other.sees('❯ Models');
  await other.presses('j', 'd');
  await other.sees('unsaved 1');
  await other.wants('view the details of the model');
  await other.sees('w review and write');
  await other.presses('q');
  await other.sees('1 change is not written');
  expect(other.effects).toEqual([]);
});

test('a fresh home says how to get to the first answer', async () => {
  const fresh = homeOf({ config: { kind: 'absent' } });
  for (const size of [SIZES[0], SIZES[2]]) {
    const person = shown(started(fresh), size);
    await person.sees('a sets a provider up');
    await person.sees('pincer --demo');
    await person.sees(' a set up ');
    await person.wants('set a provider up');
    await person.sees('Set a provider up');
  }
});

test('the list of models of a config that cannot be read says so, and marks none as default', async () => {
  const problem = {
    kind: 'syntax',
    place: { file: '/home/ann/.openclaw/openclaw.json', line: 1, column: 1, text: '{' },
    message: 'it ends too early',
  } as const;
  const person = shown(started(homeOf({ config: { kind: 'broken', problem }, problems: [problem] })), {
    columns: 120,
    rows: 40,
  });
  await person.sees('default unknown');
  await person.sees(/Models .*0 usable/);
  expect(person.text()).toContain('A shows every model');
  await person.wants('show all models, or the usable ones');
  await person.sees('anthropic/claude-opus-4-6');
  expect(person.text()).not.toContain('▶');
});

test.each([...SIZES, { columns: 100, rows: 30 }])(
  'a number that is typed says which model it means at $columns x $rows, shown or not, and one too high that there is none',
  async (size) => {
    const person = shown(started(), size);
    await person.sees('❯ Models');
    await person.types('2');
    await person.sees(/ 2 → anthropic\/claude-opus-4-6 {2}Enter picks it/);
    await person.sees(/❯ +2 anthropic\/claude-opus-4-6/);
    await person.presses('backspace');
    await person.types('12');
    await person.sees(/ 12 → [^\s/]+\/[^\s,]+(, not shown)? {2}Enter picks it/);
    await person.types('999');
    await person.sees(/12999: there is no such number, the last is \d+/);
    await person.presses('enter');
    await person.sees('No model has number 12999.');
  },
);

test('a model picked by a number that was not shown stands in the list from then on, with the cursor on it', async () => {
  const person = shown(started(), { columns: 80, rows: 24 });
  await person.sees('❯ Models');
  await person.types('40');
  await person.sees(/ 40 → \S+, not shown/);
  await person.presses('enter');
  await person.sees(/❯ 40 \S+ +▶/);
});

test('at 100 columns a model has number, whole ref, mark, context, price and a brief outcome, and the chain its whole ref', async () => {
  const home = smallHome({
    models: settings({ text: choice('anthropic/claude-sonnet-4-5', [LONG_REF]) }),
    providers: [
      provider('anthropic', [
        'claude-sonnet-4-5',
        modelOf('claude-sonnet-4-5x', { cost: { input: 3, output: 15, cacheRead: 0, cacheWrite: 0 } }),
      ]),
    ],
  });
  const asked = tell(started(home), { scope: 'probes', type: 'run all' }).model;
  const request = asked.probes.byRef[LONG_REF]?.running?.request ?? -1;
  const record = { ref: LONG_REF, probe: 'reach', outcome: { kind: 'refused' }, totalMs: 2, at: NOON } as const;
  const answered = tell(asked, { scope: 'probes', type: 'arrived', results: [{ request, record }] }).model;
  const person = shown(answered, { columns: 100, rows: 30 });
  await person.sees(/ 1 anthropic\/claude-sonnet-4-5 +▶ +200k \$3\/15 +◌ probing/);
  await person.sees(/ 2 anthropic\/claude-sonnet-4-5x +#1 +200k \$3\/15 +✖ refused/);
  await person.sees(/│ +1 +anthropic\/claude-sonnet-4-5x +(\$ +)?✖/);
});

test('where the credentials are not read, no model is said to have no key', async () => {
  const from = smallHome({
    providers: [provider('anthropic', ['claude-sonnet-4-5'], { auth: missingAuth('ANTHROPIC_API_KEY') })],
  });
  const unread: Home = { ...from, auth: { ...from.auth, unreadStore: '/home/ann/.openclaw/state/openclaw.sqlite' } };
  const asked = tell(started(unread), { scope: 'probes', type: 'run all' }).model;
  const ref = 'anthropic/claude-sonnet-4-5';
  const request = asked.probes.byRef[ref]?.running?.request ?? -1;
  const outcome = { kind: 'no_credential', looked: [] } as const;
  const record = { ref, probe: 'reach', outcome, totalMs: 0, at: NOON } as const;
  const answered = tell(asked, { scope: 'probes', type: 'arrived', results: [{ request, record }] }).model;
  const person = shown(answered, { columns: 120, rows: 40 });
  await person.sees('○ not known');
  expect(person.text()).not.toContain('no key');
});

test.each(SIZES)(
  'an overlay keeps its frame, the header and the keys at $columns x $rows, whatever went wrong',
  async (size) => {
    const problem = {
      kind: 'invalid',
      place: { file: '/home/ann/.openclaw/openclaw.json', line: 3, column: 1, text: 'baseUrl: 42' },
      message: 'baseUrl has to be a text',
    } as const;
    const problems = Array.from({ length: 30 }, () => problem);
    const person = shown(started(smallHome({ problems })), size);
    await person.sees('E');
    await person.wants('view what went wrong while reading');
    await person.sees('What went wrong while reading');
    const lines = person.lines();
    expect(lines).toHaveLength(size.rows);
    expect(lines[0]).toContain('pincer');
    expect(lines.at(-2)).toContain('└');
    expect(lines.at(-1)).toContain('Esc back');
  },
);

test('a filter that finds nothing among the usable models says where else to look', async () => {
  const person = shown(started(), { columns: 100, rows: 30 });
  await person.wants('filter the list');
  await person.types('groq');
  await person.sees('Nothing matches "groq"');
  expect(person.lines().at(-1)).toMatch(/^ \/ groq▏ +Enter keep {2}Esc back *$/);
  await person.sees('Enter and then A look among all there are.');
  await person.presses('enter', 'A');
  await person.sees('groq/');
});
