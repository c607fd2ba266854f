import { describe, expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import { press } from '../../state/app/press.js';
import { credentialsSheet, profileRows, selectedProfile } from '../../state/app/selectors/credentials.js';
import { detailLines } from '../../state/app/selectors/detail.js';
import type { AuthStatus, Rung } from '../../state/domain/auth/auth.js';
import type { Home } from '../../state/domain/home.js';
import { home, NOON, preview, provider } from '../support/builders.js';
import { authOf, profileRung, proofOf } from '../support/profiles.js';
import { started, type Told, tell } from '../support/stories.js';

const MINUTE = 60_000;
const resting: Rung['rest'] = { kind: 'cooldown', reason: 'rate_limit', until: NOON + 4 * MINUTE + 12_000 };
const a = profileRung('zai:a');
const b = profileRung('zai:b', { because: { kind: 'later' } });
const c = profileRung('zai:c', { holds: 'excluded', because: { kind: 'not in order', in: 'config' } });
const variable: Rung = {
  source: { kind: 'env', name: 'ZAI_API_KEY', from: 'process' },
  holds: 'present',
  label: 'zz...zz',
  because: { kind: 'barred' },
};

const homeWith = (auth: AuthStatus, over: Partial<Home> = {}): Home =>
  home({ providers: [provider('zai', ['glm-5'], { auth, baseUrl: 'https://api.z.ai/api/paas/v4' })], ...over });

/** The sheet is open on Z.AI with these profiles. */
function opened(auth: AuthStatus): Model {
  const model = started(homeWith(auth));
  const there: Model = { ...model, shell: { ...model.shell, focus: 'providers' } };
  return tell(there, { scope: 'credentials', type: 'open' }).model;
}

const credentials = (type: 'remove' | 'ask name' | 'clear rest' | 'add' | 'test') =>
  ({ scope: 'credentials', type }) as const;
const shift = (by: 1 | -1) => ({ scope: 'credentials', type: 'shift', by }) as const;
const down = { scope: 'list', type: 'move', by: 1 } as const;
const changeOf = ({ effects }: Told): unknown => {
  const [effect] = effects;
  return effect?.kind === 'preview' && effect.action.kind === 'profile' ? effect.action.change : effect;
};
const text = (model: Model): string => {
  const { overlay } = model;
  if (overlay?.kind !== 'credentials') throw new Error('the sheet is not open');
  return credentialsSheet(model, overlay)
    .lines.map((line) => line.map((part) => part.text).join(''))
    .join('\n');
};

describe('the credentials of a provider', () => {
  test('c opens them from the pane and from the details', () => {
    const model = opened(authOf([a, b]));
    expect(model.overlay).toMatchObject({ kind: 'credentials', provider: 'zai' });
    const detail: Model = { ...model, overlay: { kind: 'detail', subject: { of: 'provider', id: 'zai' }, scroll: 0 } };
    expect(press(detail, 'c', 'c')).toEqual({ scope: 'credentials', type: 'open' });
  });

  test('tell the agent, the host, whose order it is, each profile with its state, and what stands beside them', () => {
    const said = text(opened(authOf([a, b, c, variable], { orderFrom: 'config', order: ['zai:a', 'zai:b'] })));
    expect(said).toMatch(/Agent main {2}host api\.z\.ai/);
    expect(said).toMatch(/Tried in this order: auth\.order in openclaw\.json/);
    expect(said).toMatch(/❯ +1 ▶ ● present +zai:a +key +sk-abcde\.\.\.12345678/);
    expect(said).toMatch(/2 +○ present +zai:b .*\n +tried when those before it fail/);
    expect(said).toMatch(/3 +◐ excluded +zai:c .*\n +auth\.order leaves it out/);
    expect(said).toMatch(/Beside them\n +4 +○ present +ZAI_API_KEY/);
  });

  test('show profiles as the order has them, whichever of them rests', () => {
    const order = ['zai:a', 'zai:b'];
    const asleep = { ...a, rest: resting };
    const rows = profileRows(opened(authOf([profileRung('zai:b'), asleep], { order, orderFrom: 'store' })), 'zai');
    expect(rows.map(({ id, number }) => [id, number])).toEqual([
      ['zai:a', 2],
      ['zai:b', 1],
    ]);
  });

  test('count a rest down', () => {
    const model = opened(authOf([{ ...a, rest: resting }]));
    expect(text(model)).toContain('cooldown, 4 min 12 s left: rate limit');
    const later = tell(model, { scope: 'shell', type: 'ticked', now: NOON + 4 * MINUTE }).model;
    expect(text(later)).toContain('cooldown, 12 s left: rate limit');
    const over = tell(model, { scope: 'shell', type: 'ticked', now: NOON + 5 * MINUTE }).model;
    expect(text(over)).not.toContain('cooldown');
  });

  test('say where there are none', () => {
    expect(text(opened(authOf([variable])))).toContain('No profile is stored. a adds one.');
  });

  test('hide names, labels and hosts where everything is hidden', () => {
    const mail = profileRung('zai:ann@example.com');
    const { model } = tell(opened(authOf([mail])), { scope: 'shell', type: 'redact' });
    expect(text(model)).not.toMatch(/ann|example|sk-abcde|z\.ai/);
    expect(text(model)).toMatch(/present +profile/);
  });
});

describe('the order of profiles', () => {
  test.each<[string, AuthStatus, readonly (typeof down)[], 1 | -1, unknown]>([
    [
      'that the agent has is changed there',
      authOf([a, b], { orderFrom: 'store', order: ['zai:a', 'zai:b'] }),
      [down],
      -1,
      { kind: 'order', provider: 'zai', in: 'store', order: ['zai:b', 'zai:a'] },
    ],
    [
      'that the config has is changed there',
      authOf([a, b], { orderFrom: 'config', order: ['zai:a', 'zai:b'] }),
      [],
      1,
      { kind: 'order', provider: 'zai', in: 'config', order: ['zai:b', 'zai:a'] },
    ],
    [
      'becomes one of the agent where there was none',
      authOf([a, b]),
      [],
      1,
      { kind: 'order', provider: 'zai', in: 'store', order: ['zai:b', 'zai:a'] },
    ],
    [
      'becomes one of the config where profiles come from the main agent',
      authOf([a, { ...b, inherited: true }]),
      [],
      1,
      { kind: 'order', provider: 'zai', in: 'config', order: ['zai:b', 'zai:a'] },
    ],
    [
      'takes in one that it left out',
      authOf([a, b, c], { orderFrom: 'config', order: ['zai:a', 'zai:b', 'zai:gone'] }),
      [down, down],
      -1,
      { kind: 'order', provider: 'zai', in: 'config', order: ['zai:a', 'zai:b', 'zai:c'] },
    ],
  ])('%s', (_what, auth, moves, by, change) => {
    const told = tell(opened(auth), ...moves, shift(by));
    expect(changeOf(told)).toEqual(change);
    expect(told.model.overlay).toMatchObject({ kind: 'review', stage: { kind: 'planning' } });
  });

  test.each<[string, AuthStatus, readonly (typeof down)[], 1 | -1, RegExp]>([
    ['the first one goes no higher', authOf([a, b]), [], -1, /tried first already/],
    ['the last one goes no lower', authOf([a, b]), [down], 1, /tried last already/],
    [
      'one that is left out goes no lower',
      authOf([a, c], { order: ['zai:a'], orderFrom: 'config' }),
      [down],
      1,
      /K puts it into the order/,
    ],
    [
      'one without a secret is not put in',
      authOf([a, profileRung('zai:e', { holds: 'absent', because: { kind: 'empty' } })], {
        order: ['zai:a'],
        orderFrom: 'store',
      }),
      [down],
      -1,
      /zai:e would not be tried there either/,
    ],
  ])('%s', (_what, auth, moves, by, says) => {
    const { model, effects } = tell(opened(auth), ...moves, shift(by));
    expect(effects).toEqual([]);
    expect(model.shell.toast?.text).toMatch(says);
  });

  test('the sheet is in front again when the review is left, and when it was written, with the cursor on the same profile', () => {
    const asked = tell(opened(authOf([a, b])), shift(1)).model;
    const left = tell(asked, { scope: 'shell', type: 'back' }).model;
    expect(left.overlay).toMatchObject({ kind: 'credentials', provider: 'zai' });
    expect(selectedProfile(left)?.id).toBe('zai:a');

    const { overlay } = asked;
    if (overlay?.kind !== 'review') throw new Error('no review');
    const { request, action } = overlay;
    const shown = tell(asked, {
      scope: 'review',
      type: 'previewed',
      request,
      result: { ok: true, value: preview([]) },
    }).model;
    const writing = tell(shown, { scope: 'review', type: 'write' }).model;
    const written = { files: [{ file: '/x' }], written: true, mergedOver: false, warnings: [] };
    const again = writing.overlay?.kind === 'review' ? writing.overlay.request : 0;
    const done = tell(writing, {
      scope: 'review',
      type: 'written',
      request: again,
      action,
      result: { ok: true, value: written },
    });
    expect(done.model.overlay).toMatchObject({ kind: 'credentials', provider: 'zai' });
    expect(done.effects.map(({ kind }) => kind)).toContain('read');
  });
});

describe('a profile', () => {
  test('is removed after the review', () => {
    expect(changeOf(tell(opened(authOf([a, b])), down, credentials('remove')))).toEqual({
      kind: 'remove',
      id: 'zai:b',
    });
  });

  test('gets another name from a prompt, and the cursor goes along', () => {
    const prompt = tell(opened(authOf([a, b])), credentials('ask name')).model;
    expect(prompt.overlay).toMatchObject({ kind: 'prompt', asks: 'profile id', id: 'zai:a', field: { text: 'zai:a' } });
    const told = tell(
      prompt,
      { scope: 'field', type: 'edit', edit: 'clear' },
      { scope: 'field', type: 'typed', text: 'zai:work' },
      { scope: 'overlay', type: 'accept' },
    );
    expect(changeOf(told)).toEqual({ kind: 'rename', id: 'zai:a', to: 'zai:work' });
    expect(told.model.overlay).toMatchObject({ kind: 'review', behind: { cursor: { key: 'zai:work' } } });
  });

  test('keeps its name when none is given, and the sheet is back', () => {
    const prompt = tell(opened(authOf([a])), credentials('ask name')).model;
    for (const msg of [
      { scope: 'overlay', type: 'accept' },
      { scope: 'shell', type: 'back' },
    ] as const) {
      const { model, effects } = tell(prompt, msg);
      expect([model.overlay?.kind, effects]).toEqual(['credentials', []]);
    }
  });

  test('is tested itself, once at a time, and what came is shown', () => {
    const asked = tell(opened(authOf([a, b])), down, credentials('test'));
    expect(asked.effects).toMatchObject([{ kind: 'probe profile', id: 'zai:b', probe: 'reach' }]);
    expect(text(asked.model)).toContain('being tested …');
    expect(tell(asked.model, credentials('test')).effects).toEqual([]);

    const [effect] = asked.effects;
    const request = effect?.kind === 'probe profile' ? effect.request : 0;
    const stale = {
      scope: 'credentials',
      type: 'proved',
      request: request + 1,
      id: 'zai:b',
      record: proofOf(),
    } as const;
    expect(text(tell(asked.model, stale).model)).toContain('being tested …');
    expect(text(tell(asked.model, { ...stale, request }).model)).toContain('● tested: ok in 88 ms');
    const proved = tell(asked.model, { ...stale, request }).model;
    const detail: Model = { ...proved, overlay: { kind: 'detail', subject: { of: 'provider', id: 'zai' }, scroll: 0 } };
    const told = detailLines(detail).map((line) => line.map((part) => part.text).join(''));
    expect(told.filter((line) => line.includes('tested: ok'))).toHaveLength(1);
    expect(told.slice(told.findIndex((line) => line.includes('zai:b'))).join('\n')).toContain('tested: ok');
    const gone = tell(asked.model, { scope: 'credentials', type: 'proved', request, id: 'zai:b' }).model;
    expect(gone.shell.toast?.text).toContain('no longer there');
  });

  test.each<[string, Rung['rest'], Model['proofs'], unknown, RegExp | undefined]>([
    [
      'ends its rest once it answered',
      resting,
      { 'zai:a': { last: proofOf() } },
      { kind: 'clear rest', ids: ['zai:a'] },
      undefined,
    ],
    ['rests on where it was not tested', resting, {}, undefined, /Test it first: t/],
    ['rests on where another one answered', resting, { 'zai:b': { last: proofOf() } }, undefined, /Test it first: t/],
    [
      'rests on where it did not answer',
      resting,
      { 'zai:a': { last: proofOf({ kind: 'auth', status: 401 }) } },
      undefined,
      /Test it first: t/,
    ],
    [
      'rests on where it failed after it had answered',
      { kind: 'disabled', reason: 'billing', until: NOON + 9 * MINUTE, since: NOON + 2000 },
      { 'zai:a': { last: proofOf() } },
      undefined,
      /Test it first: t/,
    ],
    ['that does not rest has nothing to end', undefined, { 'zai:a': { last: proofOf() } }, undefined, /rest/],
  ])('%s', (_what, rest, proofs, change, says) => {
    const rung = rest === undefined ? a : { ...a, rest };
    const model = { ...opened(authOf([rung, b])), proofs };
    const told = tell(model, credentials('clear rest'));
    expect(changeOf(told)).toEqual(change);
    const key = press(model, 'u', 'u');
    if (says === undefined) expect(key).toEqual(credentials('clear rest'));
    else {
      expect(told.model.shell.toast?.text).toMatch(says);
      expect(key).toMatchObject({ scope: 'shell', type: 'say', text: expect.stringMatching(says) });
    }
  });

  test('another account opens the wizard at the provider, and so does a login', () => {
    expect(tell(opened(authOf([a])), credentials('add')).model.overlay).toEqual({ kind: 'setup' });
    const { model } = tell(opened(authOf([a])), { scope: 'setup', type: 'log in' });
    expect(model.overlay).toEqual({ kind: 'setup' });
    expect(model.setup?.answers).toMatchObject({ provider: 'zai' });
  });
});

test('A goes round the agents, reads each one’s files, and forgets what was proven of another', () => {
  const agents = ['main', 'work', 'home'].map((id) => ({ id, isDefault: id === 'main' }));
  const of = (agentId: string): Home =>
    homeWith(authOf([a]), { agents, paths: { ...home().paths, agentId, agentNamed: agentId !== 'main' } });
  const next = { scope: 'credentials', type: 'next agent' } as const;
  const start = tell(
    { ...started(of('main')), proofs: { 'zai:a': { last: proofOf() } } },
    { scope: 'shell', type: 'focus', pane: 'providers' },
  );
  let model = tell(start.model, { scope: 'credentials', type: 'open' }).model;
  const seen: unknown[] = [];
  for (const id of ['work', 'home', 'main']) {
    const { model: asked, effects } = tell(model, next);
    seen.push(effects);
    model = tell(asked, { scope: 'file', type: 'read', request: asked.file.reading ?? -1, home: of(id) }).model;
    expect(text(model)).toContain(`Agent ${id}`);
  }
  expect(seen).toMatchObject([
    [{ kind: 'read', agent: 'work' }],
    [{ kind: 'read', agent: 'home' }],
    [{ kind: 'read' }],
  ]);
  expect(JSON.stringify(seen[2])).not.toContain('agent');
  expect(model.proofs).toEqual({});
  const reread = tell(tell(model, next).model, { scope: 'file', type: 'reload' }).effects;
  expect(reread.at(-1)).toMatchObject({ kind: 'read', agent: 'work' });
});

describe('removing a provider', () => {
  const ask = { scope: 'providers', type: 'remove' } as const;
  const onPane = (auth: AuthStatus): Model => {
    const model = started(homeWith(auth));
    return { ...model, shell: { ...model.shell, focus: 'providers' } };
  };

  test('asks whether its credentials go too', () => {
    const { model, effects } = tell(onPane(authOf([a, b])), ask);
    expect(effects).toEqual([]);
    expect(model.overlay).toMatchObject({ question: { kind: 'remove provider', provider: 'zai', profiles: 2 } });
    const actions = [{ scope: 'overlay', type: 'accept' } as const, press(model, 'c', 'c')].map((msg) =>
      msg === undefined ? [] : tell(model, msg).effects,
    );
    expect(actions).toMatchObject([
      [{ kind: 'preview', action: { kind: 'remove provider', provider: 'zai', credentials: false } }],
      [{ kind: 'preview', action: { kind: 'remove provider', provider: 'zai', credentials: true } }],
    ]);
  });

  test('asks nothing where there are none', () => {
    expect(tell(onPane(authOf([variable])), ask).effects).toMatchObject([
      { action: { kind: 'remove provider', provider: 'zai', credentials: false } },
    ]);
  });

  test('is refused for one that nothing says anything of', () => {
    const model = onPane(authOf([variable]));
    const built = { ...homeWith(authOf([variable])).providers[0], configured: false };
    const file = { home: home({ providers: [{ ...provider('zai'), ...built, origin: 'built-in' }] }) };
    expect(press({ ...model, file }, 'x', 'x')).toMatchObject({
      type: 'say',
      text: expect.stringMatching(/brings it along/),
    });
  });
});

test('the details number the ladder, mark the winner and say the next step', () => {
  const dead = profileRung('zai:a', {
    holds: 'unresolved',
    label: 'ref(env:NOPE)',
    because: { kind: 'ref', message: 'the variable NOPE is not set' },
  });
  const auth = authOf([dead, variable], {
    kind: 'dead',
    why: 'Profile zai:a of zai refers to a secret that gives no value',
  });
  const { winner: _winner, ...without } = auth;
  const model = started(homeWith(without));
  const shown: Model = { ...model, overlay: { kind: 'detail', subject: { of: 'provider', id: 'zai' }, scroll: 0 } };
  const said = detailLines(shown)
    .map((line) => line.map((part) => part.text).join(''))
    .join('\n');
  expect(said).toMatch(/Next +Set NOPE where OpenClaw runs, or store the key anew with `pincer setup zai`\./);
  expect(said).toMatch(/1 +✖ unresolved zai:a +key +ref\(env:NOPE\)\n +the variable NOPE is not set/);
  expect(said).toMatch(/2 +○ present +ZAI_API_KEY .*\n +not tried: beside a profile an agent tries nothing else/);
  expect(said).not.toContain('▶ ✖');
});
