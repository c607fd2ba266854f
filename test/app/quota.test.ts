import { describe, expect, test } from 'vitest';
import type { Model } from '../../state/app/model.js';
import { press } from '../../state/app/press.js';
import { detailLines } from '../../state/app/selectors/detail.js';
import type { QuotaAnswer } from '../../state/domain/providers/planQuota.js';
import { home, NOON, provider } from '../support/builders.js';
import { started, tell } from '../support/stories.js';

const onPane = (id: string): Model => {
  const model = started(home({ providers: [provider(id, ['m'])] }));
  return { ...model, shell: { ...model.shell, focus: 'providers' } };
};
const ask = { scope: 'providers', type: 'quota' } as const;
const told = (answer: QuotaAnswer, id = 'minimax') =>
  ({ scope: 'providers', type: 'quota told', provider: id, answer }) as const;
const shown = (model: Model): string =>
  detailLines(model)
    .map((line) => line.map(({ text }) => text).join(''))
    .join('\n');

const LEFT: QuotaAnswer = {
  kind: 'quota',
  host: 'api.minimax.io',
  quota: {
    windows: [
      { models: 'MiniMax-M*', span: 'interval', leftPercent: 80, left: 4, total: 5, resetsAt: NOON + 7_200_000 },
    ],
  },
};

describe('what is left of a plan', () => {
  test('is asked for on demand alone, and shown in the details', () => {
    const asked = tell(onPane('minimax'), ask);
    expect(asked.effects).toEqual([{ kind: 'ask quota', provider: 'minimax' }]);
    expect(shown(asked.model)).toMatch(/Plan +being asked…/);
    expect(shown(tell(asked.model, told(LEFT)).model)).toMatch(
      /Plan +MiniMax-M\*, now: 80% left \(4 of 5\), full again in 2\s?h/,
    );
  });

  test('of another provider is dropped', () => {
    const { model } = tell(tell(onPane('minimax'), ask).model, told(LEFT, 'minimax-portal'));
    expect(shown(model)).toContain('being asked…');
  });

  test('is hidden with the rest', () => {
    const { model } = tell(tell(onPane('minimax'), ask).model, told(LEFT));
    const hidden = { ...model, shell: { ...model.shell, redact: true } };
    expect(shown(hidden)).toMatch(/Plan +\(hidden\)/);
    expect(shown(hidden)).not.toContain('80%');
  });

  test('why there is none is told', () => {
    const { model } = tell(tell(onPane('minimax'), ask).model, told({ kind: 'refused', host: 'h', status: 401 }));
    expect(shown(model)).toContain('h refused with 401');
    expect(shown(model)).toContain('Only the key or login of a Coding Plan may ask');
  });

  test.each([
    ['minimax', { scope: 'providers', type: 'quota' }],
    ['minimax-portal', { scope: 'providers', type: 'quota' }],
    ['anthropic', { scope: 'shell', type: 'say', text: 'No plan of this provider can be asked for.' }],
  ])('%% at %s is %j', (id, msg) => {
    expect(press(onPane(id), '%', '%')).toMatchObject(msg);
  });
});
