import { describe, expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import type { Msg } from '../../state/app/msg.js';
import { press } from '../../state/app/press.js';
import { discoverySheet } from '../../state/app/selectors/discovery.js';
import { newsOf } from '../../state/app/selectors/footer.js';
import { discoveryOf } from '../../state/app/selectors/found.js';
import type { DiscoveredServer } from '../../state/domain/discovery/discovery.js';
import { onServer, server } from '../support/discovered.js';
import { started, tell } from '../support/stories.js';

const OLLAMA = server([
  onServer('in:1', { load: 'loaded' }),
  onServer('out:1', { load: 'not loaded' }),
  onServer('old:1'),
]);
const VLLM = server([onServer('far')], {
  asked: 'http://127.0.0.1:8000',
  baseUrl: 'http://127.0.0.1:8000/v1',
  provider: 'vllm',
  api: 'openai-completions',
  kind: { id: 'vllm', name: 'vLLM' },
});
const SERVER = { provider: 'ollama', baseUrl: 'http://127.0.0.1:11434' };

const DOWN: Msg = { scope: 'list', type: 'move', by: 1 };
const BACK: Msg = { scope: 'shell', type: 'back' };

function opened(...servers: readonly DiscoveredServer[]): Model {
  const { model } = tell(started(), { scope: 'discovery', type: 'open' });
  const request = discoveryOf(model)?.request ?? 0;
  return tell(
    model,
    { scope: 'discovery', type: 'found', request, servers },
    { scope: 'discovery', type: 'ended', request },
  ).model;
}

/** As a person does it: the key, the name, Enter. */
function pull(model: Model, name: string) {
  return tell(
    model,
    ...[press(model, 'p', 'p') ?? BACK],
    { scope: 'field', type: 'typed', text: name },
    { scope: 'overlay', type: 'accept' },
  );
}

const pulling = () => {
  const { model } = pull(opened(OLLAMA), 'qwen3:8b');
  const request = model.ollama.pull?.request ?? 0;
  const shown = { status: 'pulling 6a07', completed: 500, total: 1000, rate: 100, leftMs: 5000 };
  return { request, model: tell(model, { scope: 'ollama', type: 'pulling', request, shown }).model };
};

const sheet = (model: Model): string => {
  const overlay = discoveryOf(model);
  if (overlay === undefined) throw new Error('no discovery');
  return discoverySheet(model, overlay)
    .lines.map((line) => line.map(({ text }) => text).join(''))
    .join('\n');
};

const news = (model: Model): string =>
  newsOf(model)
    .above.map((line) => line.map(({ text }) => text).join(''))
    .join('\n');

describe('pulling on the screen', () => {
  test('p asks for a name, and Enter has the Ollama under the cursor pull it', () => {
    const { model, effects } = pull(opened(OLLAMA, VLLM), ' ollama/qwen3:8b ');
    expect(model.overlay?.kind).toBe('discovery');
    expect(effects.at(-1)).toEqual({
      kind: 'pull',
      request: model.ollama.pull?.request,
      name: 'qwen3:8b',
      server: SERVER,
    });
    expect(sheet(model)).toContain('qwen3:8b: asking the server…');
  });

  test('how far it has come stands in the sheet, and above the keys when the sheet is left', () => {
    const { model } = pulling();
    const line = 'qwen3:8b: ██████░░░░░░ 50%  500 B of 1.0 kB, 100 B/s, 5 s left';
    expect(sheet(model)).toContain(line);
    const left = tell(model, BACK).model;
    expect([left.overlay, news(left)]).toEqual([undefined, ` ${line}`]);
  });

  test('when it is done the server is looked at again, and what to do next is said', () => {
    const { model, request } = pulling();
    const done = tell(model, { scope: 'ollama', type: 'pulled', request, end: 'done' });
    expect(done.effects.at(-1)).toMatchObject({ kind: 'discover' });
    expect(done.model.shell.toast?.text).toBe('Pulled qwen3:8b. space marks it, enter adds it.');
    expect(done.model.ollama.pull).toBeUndefined();
  });

  test('done while the sheet is closed, it opens nothing', () => {
    const { model, request } = pulling();
    const done = tell(tell(model, BACK).model, { scope: 'ollama', type: 'pulled', request, end: 'done' });
    expect([done.model.overlay, done.effects]).toEqual([undefined, []]);
    expect(done.model.shell.toast?.text).toContain('D at the providers');
  });

  test('stopping it says that nothing is lost, and a failure why it failed', () => {
    const { model, request } = pulling();
    const stopped = tell(model, press(model, ',', ',') ?? BACK);
    expect(stopped.effects).toEqual([{ kind: 'stop pull' }]);
    const end = (how: Extract<Msg, { type: 'pulled' }>['end']) =>
      tell(stopped.model, { scope: 'ollama', type: 'pulled', request, end: how }).model.shell.toast;
    expect(end('cancelled')?.text).toContain('Ollama keeps what was downloaded');
    expect(end({ kind: 'ollama-refused', does: 'pull', name: 'qwen3:8b', said: 'no space' })).toMatchObject({
      tone: 'bad',
      text: 'Ollama did not pull qwen3:8b: no space',
    });
  });

  test('an answer to an earlier pull changes nothing', () => {
    const { model, request } = pulling();
    const late = tell(model, { scope: 'ollama', type: 'pulled', request: request - 1, end: 'done' });
    expect(late.model).toEqual(model);
  });

  test('a name that is none is not asked for', () => {
    const { model, effects } = pull(opened(OLLAMA), '../x');
    expect(effects).toEqual([]);
    expect(model.shell.toast?.text).toContain('no name of a model');
  });

  test.each([
    ['a second pull', () => pulling().model, 'qwen3:8b is being pulled'],
    ['a server that is no Ollama', () => opened(VLLM), 'Only an Ollama that answers'],
  ])('%s is not begun, and why is said', (_what, model, says) => {
    expect(press(model(), 'p', 'p')).toMatchObject({ type: 'say', text: expect.stringContaining(says) });
  });

  test('no name is no pull', () => {
    const { model, effects } = pull(opened(OLLAMA), '');
    expect([model.overlay?.kind, effects]).toEqual(['discovery', []]);
  });
});

describe('loading on the screen', () => {
  const LOAD: Msg = { scope: 'ollama', type: 'load' };

  test.each([
    ['in:1', 1, 'unload', 'Unloaded: in:1.'],
    ['out:1', 2, 'load', 'Loaded: out:1.'],
  ] as const)('l turns over what %s is', (name, rows, does, says) => {
    const { model, effects } = tell(opened(OLLAMA), ...Array.from({ length: rows }, () => DOWN), LOAD);
    const request = model.ollama.loading?.request ?? 0;
    expect(effects).toEqual([{ kind: 'load model', request, name, does, server: SERVER }]);
    const done = tell(model, { scope: 'ollama', type: 'loaded', request });
    expect([done.model.shell.toast?.text, done.effects.at(-1)?.kind]).toEqual([says, 'discover']);
  });

  test('a model that cannot be loaded says why', () => {
    const { model } = tell(opened(OLLAMA), DOWN, DOWN, LOAD);
    const request = model.ollama.loading?.request ?? 0;
    const problem = { kind: 'ollama-refused', does: 'load', name: 'out:1', said: 'needs more memory' } as const;
    const done = tell(model, { scope: 'ollama', type: 'loaded', request, problem }).model;
    expect(done.shell.toast).toMatchObject({ tone: 'bad', text: 'Ollama did not load out:1: needs more memory' });
  });

  test.each([
    ['a server', [], OLLAMA, 'Put the cursor on a model of an Ollama.'],
    ['a model of which nobody knows', [DOWN, DOWN, DOWN], OLLAMA, 'This Ollama does not tell what it has loaded.'],
    ['a model of another server', [DOWN], VLLM, 'Only an Ollama loads and unloads when it is told to.'],
  ] as const)('%s is not loaded', (_what, moves, at, says) => {
    const { model } = tell(opened(at), ...moves);
    expect(press(model, 'l', 'l')).toMatchObject({ type: 'say', text: says });
  });
});
