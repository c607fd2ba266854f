import type { SetupSlice } from '../model.js';

/** The page of the login, with the code in it where there is such a one. */
export function urlOf({ login }: SetupSlice): string | undefined {
  const stage = login?.stage;
  if (stage?.kind === 'code') return stage.fullUrl ?? stage.url;
  return stage?.kind === 'browser' ? stage.url : undefined;
}
