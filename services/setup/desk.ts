import type { KeyHandle } from '../../state/domain/auth/keyHandle.js';
import type { Home } from '../../state/domain/home.js';
import type { LoginRequest, LoginStage } from '../../state/domain/logins/login.js';
import { isRemoteSession } from '../../state/domain/logins/remote.js';
import { mask } from '../../state/domain/masking/mask.js';
import type { Detected } from '../../state/domain/setup/detected.js';
import type { HandedOver } from '../../state/domain/setup/handedOver.js';
import type { SavedSetup } from '../../state/domain/setup/savedSetup.js';
import type { HeldKey } from '../../state/domain/setup/secretFacts.js';
import type { ApiFound, Trial } from '../../state/domain/setup/trial.js';
import { createKeyring, type Keyring } from '../keyring.js';
import { createSetupKeeper } from '../operations/savedSetup.js';
import { createUnderWay } from '../underWay.js';
import type { Known } from '../vault.js';
import type { ProgramEnd, World } from '../world.js';
import { createSecretField, type SecretField } from './secretField.js';

/** What a set-up needs done while it is being answered: one keyring, one field for secrets, and one thing under way at a time of each kind. */
export type Desk = {
  readonly keyring: Keyring;
  readonly field: SecretField;
  /** What was typed goes into the keyring; `undefined` when nothing was. */
  readonly takeKey: () => TakenKey | undefined;
  /** The same for the address that a login waits for. */
  readonly takeAddress: () => void;
  readonly forget: (handles: readonly KeyHandle[]) => void;
  readonly detect: (home: Home) => Promise<readonly Detected[]>;
  readonly tryOut: (known: Known, trial: Trial, findsApi: boolean) => Promise<ApiFound>;
  readonly logIn: (
    asked: Pick<LoginRequest, 'flow' | 'provider' | 'region'>,
    onStage: (stage: LoginStage) => void,
  ) => Promise<void>;
  readonly handOver: (home: Home, args: readonly string[], lend: Lend) => Promise<HandedOver>;
  /** In the browser of this machine; false where none could be opened. */
  readonly openPage: (url: string) => Promise<boolean>;
  /** For a later start: see `savedSetup.ts`. */
  readonly keep: (saved: SavedSetup | undefined) => Promise<void>;
  /** Cancels what the person waits for. */
  readonly stop: () => void;
  /** Cancels all of it, for good. */
  readonly close: () => void;
};

type TakenKey =
  | { readonly kind: 'held'; readonly held: HeldKey }
  /** The name of a variable was typed in place of a key. */
  | { readonly kind: 'variable'; readonly name: string };

/** Gives the terminal away while something runs. */
export type Lend = (run: () => Promise<ProgramEnd>) => Promise<ProgramEnd>;

/** A person may well take ten minutes in a browser. */
const HAND_OVER_MS = 30 * 60_000;

export function createDesk(world: World, opensBrowser: boolean): Desk {
  const keyring = createKeyring();
  const field = createSecretField();
  const { during, stop } = createUnderWay();
  const looking = new AbortController();
  let address: PromiseWithResolvers<string> | undefined;
  return {
    keyring,
    field,
    takeKey: () => {
      const taken = field.take();
      if (taken?.kind !== 'secret') return taken;
      const { text } = taken;
      return { kind: 'held', held: { handle: keyring.hold(text), label: mask(text), length: [...text].length } };
    },
    takeAddress: () => {
      const taken = field.take();
      if (taken?.kind === 'secret') address?.resolve(taken.text);
    },
    forget: (handles) => handles.forEach(keyring.forget),
    detect: async (home) => (await import('./detect.js')).detect(world, home, looking.signal),
    tryOut: (known, trial, findsApi) =>
      during(async (signal) => {
        const tried = { ...known, keyring };
        if (findsApi) return (await import('./detectApi.js')).detectApi(world, tried, trial, signal);
        return { result: await (await import('./tryOut.js')).tryOut(world, tried, trial, signal) };
      }),
    logIn: (asked, onStage) =>
      during(async (signal) => {
        const { runLogin } = await import('../logins/login.js');
        address = Promise.withResolvers<string>();
        const isRemote = isRemoteSession(world.env);
        const request: LoginRequest = { ...asked, openBrowser: opensBrowser && !isRemote, isRemote };
        await runLogin(world, keyring, { request, onStage, signal, pasted: address.promise });
      }),
    handOver: (home, args, lend) =>
      during(async (signal) =>
        handedOver(
          await lend(() =>
            world.machine.run({
              command: 'openclaw',
              args,
              env: { OPENCLAW_STATE_DIR: home.paths.stateDir, OPENCLAW_CONFIG_PATH: home.paths.config },
              stdio: 'terminal',
              timeoutMs: HAND_OVER_MS,
              signal,
            }),
          ),
        ),
      ),
    openPage: (url) => during(async (signal) => (await import('../logins/browser.js')).openPage(world, url, signal)),
    keep: createSetupKeeper(world),
    stop,
    close: () => {
      looking.abort();
      stop();
    },
  };
}

function handedOver(end: ProgramEnd): HandedOver {
  switch (end.kind) {
    case 'ended':
      return { kind: 'ended', code: end.code };
    case 'missing':
      return { kind: 'missing' };
    case 'failed':
      return { kind: 'failed', because: end.code };
    case 'timeout':
      return { kind: 'failed', because: 'it took longer than half an hour' };
    case 'cancelled':
      return { kind: 'failed', because: 'it was cancelled' };
  }
}
