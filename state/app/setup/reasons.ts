import type { Model } from '../model.js';
import { urlOf } from './login.js';

/** Reasons why a key of the wizard cannot act now. */

export const noPage = ({ setup }: Model): string | undefined =>
  setup && urlOf(setup) !== undefined ? undefined : 'There is no page yet.';

export const noCode = ({ setup }: Model): string | undefined =>
  setup?.login?.stage.kind === 'code' ? undefined : 'This login has no code.';

export const noAddress = ({ setup }: Model): string | undefined =>
  setup?.login?.stage.kind === 'browser' ? undefined : 'This login comes back by itself.';

const notFailed = ({ setup }: Model): string | undefined =>
  setup?.step === 'probe' || setup?.login?.stage.kind === 'failed' ? undefined : 'It has not failed.';

export const stillAsking = ({ setup }: Model): string | undefined => {
  if (setup?.trial?.request !== undefined) return 'Still being asked.';
  return setup?.trial?.asked === undefined ? 'Nothing is known to be asked.' : undefined;
};

/** What was asked can be asked again; a login only once it failed. */
export const notToRetry = (model: Model): string | undefined =>
  notFailed(model) ?? (model.setup?.step === 'probe' ? stillAsking(model) : undefined);
