import { fieldOf } from '../../state/app/field.js';
import type { Model } from '../../state/app/model.js';
import type { SetupSlice } from '../../state/app/setup/setupSlice.js';
import type { SetupWhere } from '../../state/app/setup/steps.js';
import { EMPTY } from '../../state/app/slices/setupBegin.js';
import type { LoginStage } from '../../state/domain/logins/login.js';
import type { FoundModel, Trial, TrialResult } from '../../state/domain/setup/trial.js';
import { NOON } from './builders.js';

/** A wizard that waits at such a place, its lists long and its cursor in the middle. */
export function settingUp(model: Model, where: SetupWhere, stage: LoginStage = CODE): Model {
  return {
    ...model,
    overlay: { kind: 'setup' },
    setup: {
      ...EMPTY,
      ...PLACES[where],
      ...(where === 'setup login' ? { login: { request: 1, stage, qr: 'beside' } } : {}),
    },
  };
}

export const CODE: LoginStage = {
  kind: 'code',
  code: 'WDJB-MJHT',
  url: 'https://login.example/device',
  fullUrl: 'https://login.example/device?user_code=WDJB-MJHT',
  expiresAt: NOON + 600_000,
  qr: ['▀▄▀', '▄▀▄'],
  intervalSeconds: 5,
};

export const BROWSER: LoginStage = {
  kind: 'browser',
  url: 'https://login.example/authorize?x=1',
  port: 1455,
  ssh: 'ssh -L 1455:127.0.0.1:1455 ann@box',
  expiresAt: NOON + 300_000,
  qr: [],
};

export const FAILED: LoginStage = { kind: 'failed', why: { kind: 'denied' } };

export const found = (...ids: readonly string[]): readonly FoundModel[] => ids.map((id) => ({ id }));

/** What an endpoint answers, as asked unless the test says otherwise. */
export const answering = (
  { provider, probe, baseUrl }: Trial,
  models: readonly FoundModel[] = [],
  over: Partial<TrialResult> = {},
): TrialResult => ({
  record: { ref: provider, probe, outcome: { kind: 'ok' }, latencyMs: 80, totalMs: 90, at: NOON },
  baseUrl,
  tried: [],
  models,
  ...over,
});

const TRIAL: Trial = {
  provider: 'zai',
  api: 'openai-completions',
  baseUrl: 'https://api.z.ai/api/paas/v4',
  key: { kind: 'none' },
  probe: 'reach',
};

const zai = { provider: 'zai', choice: 'zai-api-key' } as const;
const many = Array.from({ length: 60 }, (_, i) => `m${i}`);
const trial = { asked: TRIAL, result: answering(TRIAL, found(...many)) };
const field = { text: 'a b c', at: 3 };

/** A wizard that offers these models. */
export function choosing(model: Model, ids: readonly string[]): Model {
  const waiting = settingUp(model, 'setup models');
  const setup = {
    ...EMPTY,
    ...PLACES['setup models'],
    trial: { asked: TRIAL, result: answering(TRIAL, found(...ids)) },
  };
  return { ...waiting, setup };
}

const PLACES: Readonly<Record<SetupWhere, Partial<SetupSlice>>> = {
  'setup search': { step: 'provider', cursor: 3, field: { text: 'ai', at: 1 } },
  'setup list': { step: 'sign in', answers: zai, cursor: 2 },
  'setup text': { step: 'alias', answers: { ...zai, models: ['m1'], role: 'default' }, field },
  'setup key': {
    step: 'key',
    answers: { ...zai, credential: 'paste' },
    typed: { length: 3, trimmed: false, findings: [] },
  },
  'setup login': { step: 'login', answers: { provider: 'github-copilot', choice: 'github-copilot' } },
  'setup probe': { step: 'probe', answers: { ...zai, credential: 'none' }, trial },
  'setup models': {
    step: 'models',
    answers: { ...zai, credential: 'none', models: ['m1'] },
    trial,
    cursor: 30,
    field: fieldOf(''),
  },
};
