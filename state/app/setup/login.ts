import type { Home } from '../../domain/home.js';
import { handOverArgs } from '../../domain/logins/handOver.js';
import { signInFor } from './answering.js';
import type { SetupSlice } from './setupSlice.js';

/** The page of the login, with the code in it where there is such a one. */
export function urlOf({ login }: SetupSlice): string | undefined {
  const stage = login?.stage;
  if (stage?.kind === 'code') return stage.fullUrl ?? stage.url;
  return stage?.kind === 'browser' ? stage.url : undefined;
}

/** What `openclaw` is to be called with, for the agent that the home was read for. */
export function openclawArgs({ paths }: Home, { answers }: SetupSlice): readonly string[] {
  const { provider = answers.provider ?? '', choice = '' } = signInFor(answers) ?? {};
  return handOverArgs({ provider, choice }, paths.agentNamed ? { agent: paths.agentId } : {});
}
