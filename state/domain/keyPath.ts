import type { KeyPath } from './json.js';

/** A path as a person writes it: `agents.defaults.models["openai/gpt-5.1"].alias`, `fallbacks[0]`. */
export function showPath(path: KeyPath): string {
  let shown = '';
  for (const step of path) {
    if (typeof step === 'number') shown += `[${step}]`;
    else if (/^[A-Za-z_$][\w$-]*$/.test(step)) shown += shown === '' ? step : `.${step}`;
    else shown += `[${JSON.stringify(step)}]`;
  }
  return shown === '' ? 'the root' : shown;
}
