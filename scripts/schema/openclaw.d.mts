import type { JsonObject } from '../../state/domain/json.js';

type Validated =
  | { readonly ok: true }
  | { readonly ok: false; readonly issues: readonly { readonly path: string; readonly message: string }[] };

export function openclawValidator(
  root: string,
): Promise<
  (
    config: JsonObject,
    options: { readonly env: Readonly<Record<string, string | undefined>>; readonly sourceRaw: JsonObject },
  ) => Validated
>;
