import type { LoginRequest, LoginStage } from '../../state/domain/logins/login.js';

/** What a login needs of who asked for it. */
export type LoginRun = {
  readonly request: LoginRequest;
  readonly onStage: (stage: LoginStage) => void;
  readonly signal: AbortSignal;
  /** The address that the browser ended at, pasted by the person; resolves when it was. */
  readonly pasted: Promise<string>;
};
