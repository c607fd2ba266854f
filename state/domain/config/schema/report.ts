import type { Allowed, Walk, Why } from './fault.js';

type More = { readonly soft?: true; readonly allowed?: Allowed };

/** Notes a fault where the walk is. */
export function report(walk: Walk, message: string, why: Why, { soft, allowed = 'open' }: More = {}): void {
  walk.faults.push({ path: [...walk.path], message, why, soft: soft === true, allowed });
}
