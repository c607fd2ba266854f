import type { Command } from './command.js';
import { WRITER_FLAGS } from './flags.js';
import { LOGIN_FLAGS } from './loginFlags.js';

export const AUTH_LOGIN: readonly Command[] = [
  {
    name: 'auth login',
    summary: 'Log in to a provider, and store what comes of it',
    about: [
      'Pincer logs in by itself to minimax-portal, qwen-portal, github-copilot and openrouter: it shows an address, a code and a QR code, and waits. Ctrl-C cancels. Over ssh it shows what to type on your own machine, so that the browser there reaches the port here; the address that the browser ended at may be pasted instead.',
      'What will be written is shown first; at a terminal you are asked before, unless --yes is given. A dry run does not log in.',
      'All other logins are those of OpenClaw: the terminal is given to `openclaw models auth login`, and taken back when it ends.',
    ],
    params: [{ name: 'provider', summary: 'Provider id, such as minimax-portal', count: 'optional' }],
    flags: [...Object.values(LOGIN_FLAGS), ...WRITER_FLAGS],
    examples: [
      'pincer auth login minimax-portal --region cn --set-default',
      'pincer auth login github-copilot --no-browser --yes',
      'pincer auth login openai-codex --device-code',
    ],
    run: async (call) => (await import('../run/authLogin.js')).logIn(call),
  },
];
