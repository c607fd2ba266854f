import { unreachable } from '../../domain/result.js';
import type { Model } from '../model.js';
import type { SetupMsg } from '../msg.js';
import { urlOf } from '../setup/login.js';
import type { QrPlace, SetupSlice } from '../setup/setupSlice.js';
import { type Step, saying, step } from '../step.js';
import { at } from './setupSteps.js';

const QR_AFTER: Readonly<Record<QrPlace, QrPlace>> = { beside: 'alone', alone: 'none', none: 'beside' };

type Followed = Extract<SetupMsg, { type: 'qr' | 'copy' | 'open page' | 'paste address' }>;

/** What a person does while a login waits for them. */
export function followed(model: Model, setup: SetupSlice, msg: Followed): Step {
  const { login } = setup;
  if (!login) return step(model);
  const { stage } = login;
  switch (msg.type) {
    case 'qr':
      return step(at(model, { ...setup, login: { ...login, qr: QR_AFTER[login.qr] } }));
    case 'copy': {
      const text = msg.what === 'code' && stage.kind === 'code' ? stage.code : urlOf(setup);
      if (text === undefined) return step(model);
      const what = text === urlOf(setup) ? 'the address' : 'the code';
      return step(saying(model, 'good', `Copied: ${what}`), { kind: 'copy', text });
    }
    case 'open page': {
      const url = urlOf(setup);
      return url === undefined ? step(model) : step(model, { kind: 'open page', url });
    }
    case 'paste address':
      return step(at(model, { ...setup, login: { ...login, isPasting: true } }), { kind: 'ask key' });
    default:
      return unreachable(msg);
  }
}
