/** Exit codes and their meaning, as `--help` and docs/commands.md show them. 0, 1 and 2 are OpenClaw's. */
export const EXIT = {
  done: 0,
  failed: 1,
  expiring: 2,
  misplaced: 2,
  bug: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_MEANINGS: readonly { readonly code: ExitCode; readonly means: string }[] = [
  {
    code: EXIT.done,
    means:
      'done; for `status --check`: nothing in use is missing, expired or expiring; for `probe`: every outcome is ok; for `sync --check`: no drift; for `discover`: every host that was named answers',
  },
  {
    code: EXIT.failed,
    means:
      'failed, refused or misused, with the reason on stderr; for `status --check`: missing, expired or not to be known; for `probe`: an outcome is not ok; for `sync --check`: drift; for `discover`: a host that was named does not answer',
  },
  {
    code: EXIT.expiring,
    means:
      '`status --check`: something in use expires within 24 hours; elsewhere: a --profile that OpenClaw refuses too, an --auth-choice or a provider to set up that does not exist',
  },
  { code: EXIT.bug, means: 'a bug in Pincer; set PINCER_DEBUG=1 for the stack trace' },
  {
    code: EXIT.interrupted,
    means: 'interrupted; `probe` and `scan` print what they have, and what `ollama pull` had downloaded is kept',
  },
];
