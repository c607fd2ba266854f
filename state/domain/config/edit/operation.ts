import type { SecretRef } from '../../auth/secretText.js';
import type { Json } from '../../json.js';
import { dotted, type Steps } from './pathSyntax.js';
import { refOf } from './secretRef.js';
import { isSecretTarget, providerOf } from './secretTargets.js';

/** How a change was asked for: OpenClaw's dry run names it and checks each of them otherwise. */
export type InputMode = 'value' | 'json' | 'builder' | 'unset';

/** One change of one value, as `config set`, `patch` and `unset` mean it. */
export type Operation = {
  readonly mode: InputMode;
  readonly path: Steps;
  /** Undefined removes. */
  readonly value: Json | undefined;
  /** Of a patch; for `set`, its flags say how. */
  readonly how?: 'merge' | 'replace';
  /** It was made in a form that OpenClaw has checked already, so that its dry run leaves the schema alone. */
  readonly checked?: true;
  /** What its dry run resolves along with it: refs at this place, refs of this secret provider, or all. */
  readonly touches?: { readonly target?: string; readonly provider?: string; readonly all?: true };
  readonly ref?: SecretRef;
};

export function assignValue(path: Steps, value: Json, mode: InputMode, how?: Operation['how']): Operation {
  const ref = refOf(value);
  return {
    mode,
    path,
    value,
    ...(how === undefined ? {} : { how }),
    ...(ref === undefined ? {} : { ref }),
    touches: {
      ...(isSecretTarget(path) ? { target: dotted(path) } : {}),
      ...ofProvider(path),
    },
  };
}

export function assignRef(path: Steps, ref: SecretRef, mode: InputMode, how?: Operation['how']): Operation {
  const provider = providerOf(path);
  return {
    mode,
    path,
    value: { ...ref },
    ref,
    ...(how === undefined ? {} : { how }),
    ...(isSecretTarget(path) ? { checked: true } : {}),
    touches: { target: dotted(path), ...(provider === undefined ? {} : { provider }) },
  };
}

export const assignProvider = (path: Steps, value: Json, alias: string, mode: InputMode): Operation => ({
  mode,
  path,
  value,
  checked: true,
  touches: { provider: alias },
});

export const removal = (path: Steps): Operation => ({ mode: 'json', path, value: undefined });

export const unsetting = (path: Steps): Operation => ({
  mode: 'unset',
  path,
  value: undefined,
  touches: {
    ...(isSecretTarget(path) ? { target: dotted(path) } : {}),
    ...ofProvider(path),
    ...(ALL_SECRETS.has(dotted(path)) ? { all: true } : {}),
  },
});

const ALL_SECRETS: ReadonlySet<string> = new Set(['secrets', 'secrets.providers', 'secrets.defaults']);

function ofProvider([first, second, alias]: Steps): { readonly provider?: string } {
  return first === 'secrets' && second === 'providers' && alias !== undefined ? { provider: alias } : {};
}
