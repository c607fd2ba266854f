import { createKeyring } from '../../services/keyring.js';
import { createSecretField } from '../../services/setup/secretField.js';
import type { Effect } from '../../state/app/effect.js';
import { KEYMAP } from '../../state/app/keymap.js';
import type { Line } from '../../state/app/line.js';
import type { Model } from '../../state/app/model.js';
import type { Msg } from '../../state/app/msg.js';
import { messageOf, press, whereOf } from '../../state/app/press.js';
import { setupLines } from '../../state/app/selectors/setup.js';
import { sheetNews } from '../../state/app/selectors/sheetNews.js';
import { modelRows } from '../../state/app/setup/models.js';
import { optionsOf } from '../../state/app/setup/options.js';
import { update } from '../../state/app/update.js';
import type { Home } from '../../state/domain/home.js';
import type { LoginStage } from '../../state/domain/logins/login.js';
import { mask } from '../../state/domain/masking/mask.js';
import type { ProbeApi } from '../../state/domain/probe.js';
import type { Detected } from '../../state/domain/setup/detected.js';
import type { HandedOver } from '../../state/domain/setup/handedOver.js';
import type { Setup } from '../../state/domain/setup/setup.js';
import type { Trial, TrialResult } from '../../state/domain/setup/trial.js';
import { preview } from './builders.js';
import { answering } from './settingUp.js';
import { started } from './stories.js';

/** What is outside of the wizard: each is asked when the wizard wants it, and answers at once. */
export type Outside = {
  readonly found?: readonly Detected[];
  readonly tries?: (trial: Trial) => TrialResult;
  /** The API that an endpoint is found to speak. */
  readonly speaks?: ProbeApi;
  readonly handsOver?: () => HandedOver;
  /** The home after another program, or the write, had its turn. */
  readonly homeAfter?: Home;
};

export type Wizard = {
  readonly model: () => Model;
  readonly step: () => string | undefined;
  /** All that was sent, asked for, and became of the model, as text. */
  readonly told: () => string;
  readonly effects: readonly Effect[];
  readonly text: () => string;
  readonly send: (...msgs: readonly Msg[]) => Wizard;
  readonly opens: (provider?: string) => Wizard;
  /** Goes to the row that says this, and takes it. */
  readonly picks: (words: string) => Wizard;
  readonly marks: (id: string) => Wizard;
  readonly types: (text: string) => Wizard;
  readonly pastes: (secret: string) => Wizard;
  /** A stage of the login that runs. */
  readonly hears: (stage: LoginStage) => Wizard;
  readonly presses: (...keys: readonly string[]) => Wizard;
  /** What the review would write; fails when there is none. */
  readonly reviewed: () => Setup;
  readonly writes: () => Wizard;
  readonly opened: (handle: string) => string | undefined;
};

export function wizard(home: Home, outside: Outside = {}, first: Model = started(home)): Wizard {
  const keyring = createKeyring();
  const field = createSecretField();
  const effects: Effect[] = [];
  const log: string[] = [];
  let model = first;

  const send = (msg: Msg): void => {
    const { model: next, effects: wanted } = update(model, msg);
    model = next;
    log.push(JSON.stringify(msg), JSON.stringify(model));
    for (const effect of wanted) {
      effects.push(effect);
      log.push(JSON.stringify(effect));
      const answer = answerTo(effect);
      if (answer) send(answer);
    }
  };
  const answerTo = (effect: Effect): Msg | undefined => {
    switch (effect.kind) {
      case 'detect':
        return { scope: 'setup', type: 'detected', request: effect.request, found: outside.found ?? [] };
      case 'try out': {
        const result = outside.tries ? outside.tries(effect.trial) : answering(effect.trial);
        const api = effect.findsApi && outside.speaks ? { api: outside.speaks } : {};
        return { scope: 'setup', type: 'tried', request: effect.request, result, ...api };
      }
      case 'hand over': {
        const end = outside.handsOver?.() ?? { kind: 'missing' };
        return { scope: 'setup', type: 'handed over', request: effect.request, end };
      }
      case 'read':
        return { scope: 'file', type: 'read', request: effect.request, home: outside.homeAfter ?? home };
      case 'preview':
        return { scope: 'review', type: 'previewed', request: effect.request, result: { ok: true, value: PREVIEW } };
      case 'write': {
        const value = { files: [], written: true, mergedOver: false, warnings: [] };
        return {
          scope: 'review',
          type: 'written',
          request: effect.request,
          action: effect.action,
          result: { ok: true, value },
        };
      }
      default:
        return ofSecret(effect);
    }
  };
  const ofSecret = (effect: Effect): Msg | undefined => {
    switch (effect.kind) {
      case 'ask key':
        field.ask(effect.of);
        return undefined;
      case 'edit key':
        return { scope: 'setup', type: 'typed key', facts: field.edit(effect.edit) };
      case 'take key': {
        const taken = field.take();
        if (taken === undefined) return undefined;
        if (taken.kind === 'variable')
          return { scope: 'setup', type: 'took variable', request: effect.request, name: taken.name };
        const { text } = taken;
        const held = { handle: keyring.hold(text), label: mask(text), length: text.length };
        return { scope: 'setup', type: 'took key', request: effect.request, held };
      }
      case 'take address':
        field.take();
        return undefined;
      case 'forget keys':
        effect.handles.forEach(keyring.forget);
        return undefined;
      default:
        return undefined;
    }
  };

  const goesTo = (row: number): void => {
    const { setup } = model;
    if (setup) model = { ...model, setup: { ...setup, cursor: row } };
  };
  const enter = (): void => wants('go on with this answer');
  const wants = (to: string): void => {
    const where = whereOf(model);
    const binding = KEYMAP.find((row) => row.to === to && row.where.includes(where));
    if (!binding) throw new Error(`no key to "${to}" on ${where}`);
    send(messageOf(binding, model, binding.keys[0]));
  };
  const it: Wizard = {
    model: () => model,
    step: () => (model.overlay?.kind === 'setup' ? model.setup?.step : model.overlay?.kind),
    told: () => log.join('\n'),
    effects,
    text: () => textOf([...setupLines(model), ...sheetNews(model.shell)]),
    send: (...msgs) => {
      for (const msg of msgs) send(msg);
      return it;
    },
    opens: (provider) => it.send({ scope: 'setup', type: 'open', ...(provider === undefined ? {} : { provider }) }),
    picks: (words) => {
      const rows = model.setup ? optionsOf(model.file.home, model.setup) : [];
      const row = rows.findIndex(({ label, note }) => `${label} ${note}`.includes(words));
      if (row < 0) throw new Error(`no row says "${words}" at ${it.step()}:\n${it.text()}`);
      goesTo(row);
      enter();
      return it;
    },
    marks: (id) => {
      const rows = model.setup ? modelRows(model.file.home, model.setup) : [];
      const row = rows.findIndex((one) => one.id === id);
      if (row < 0) throw new Error(`no model ${id}:\n${it.text()}`);
      goesTo(row);
      wants('choose the model, or not');
      return it;
    },
    types: (text) => {
      send({ scope: 'field', type: 'edit', edit: 'clear' });
      return it.send({ scope: 'field', type: 'typed', text });
    },
    pastes: (secret) => it.send({ scope: 'setup', type: 'typed key', facts: field.add(secret, 'pasted') }),
    hears: (stage) => it.send({ scope: 'setup', type: 'login', request: model.setup?.login?.request ?? -1, stage }),
    presses: (...keys) => {
      for (const key of keys) {
        const msg = press(model, key, '');
        if (msg) send(msg);
      }
      return it;
    },
    reviewed: () => {
      const { overlay } = model;
      if (overlay?.kind !== 'review' || overlay.action.kind !== 'set up')
        throw new Error(`nothing is reviewed at ${it.step()}: ${model.shell.toast?.text}\n${it.text()}`);
      return overlay.action.setup;
    },
    writes: () => it.send({ scope: 'overlay', type: 'accept' }),
    opened: (handle) => keyring.open(handle)?.open(),
  };
  return it;
}

const PREVIEW = preview([{ start: 1, lines: [{ kind: 'added', text: 'a line' }] }]);

const textOf = (lines: readonly Line[]): string =>
  lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
