import type { Command } from './command.js';
import { FLAGS, WRITER_FLAGS } from './flags.js';
import { SECRET_FLAGS } from './secretFlags.js';

export const SECRETS: readonly Command[] = [
  {
    name: 'config secrets',
    summary: 'Find the keys that stand as plain text in the files of OpenClaw',
    about: [
      'Looks into the config and what it includes, the auth stores and model registries of all agents, backups and other copies of them, and the snapshots of Pincer. References, markers of OpenClaw and placeholders are none. What OpenClaw got by a login of its own is listed apart: it renews it there by itself.',
      'Keys are shown masked. Nothing is sent anywhere, and no program is run.',
    ],
    params: [],
    flags: [
      { ...FLAGS.check, summary: 'Exit with 1 when there is any, or when others may read a file with keys' },
      { ...FLAGS.all, summary: 'Also what stands in an .env, where keys belong' },
      FLAGS.json,
    ],
    examples: ['pincer config secrets', 'pincer config secrets --check || echo "a key stands in plain text"'],
    run: async (call) => (await import('../run/secrets.js')).secrets(call),
  },
  {
    name: 'config move-key',
    summary: "Move a provider's plain-text keys into OpenClaw's .env, and refer to them",
    about: [
      'The keys and headers of the config, the keys and tokens of the auth profiles, and what the registries hold of them. The .env is written first, 0600; every line of it stays as it is. Then the references are written (SecretRefs, `keyRef`, `tokenRef`), which OpenClaw never resolves into a file.',
      'The variable is the one that OpenClaw knows for the provider where that means the same, else one of its own. A variable that has another value anywhere is never overwritten. Afterwards the provider is asked whether it still takes the key.',
    ],
    params: [{ name: 'provider', summary: 'Provider id, such as openai', count: 'one' }],
    flags: [SECRET_FLAGS.name, SECRET_FLAGS.scrub, ...WRITER_FLAGS],
    examples: [
      'pincer config move-key openai --dry-run',
      'pincer config move-key openai --scrub',
      'pincer config move-key mylab --name MYLAB_KEY',
    ],
    run: async (call) => (await import('../run/moveKey.js')).moveKey(call),
  },
  {
    name: 'config scrub',
    summary: 'Mask in backups and snapshots what variables of the .env hold',
    about: [
      'Replaces each value by ${NAME} in the ring of backups, in what OpenClaw put aside, and in the snapshots of Pincer; all else in them stays. A snapshot that was masked can be looked at, and no longer be restored. Without a name: all keys that the .env holds.',
    ],
    params: [{ name: 'variable', summary: 'Name of a variable in the .env; several may be given', count: 'any' }],
    flags: WRITER_FLAGS,
    examples: ['pincer config scrub --dry-run', 'pincer config scrub OPENAI_API_KEY'],
    run: async (call) => (await import('../run/scrub.js')).scrub(call),
  },
];
