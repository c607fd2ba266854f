import { getOrder, listProfiles } from '../run/authRead.js';
import { AUTH_FLAGS } from './authFlags.js';
import type { Command, Param } from './command.js';
import { FLAGS, WRITER_FLAGS } from './flags.js';

const { agent, provider, profileId, expiresIn, fromEnv, copy, keyStdin } = AUTH_FLAGS;

const PASTE_FLAGS = [provider, profileId, agent, fromEnv, copy, keyStdin, ...WRITER_FLAGS];

const PASTE_ABOUT = [
  'The secret comes from stdin where something is piped in, else from a hidden prompt, never from the command line, where every program of this machine can read it. With --from-env a reference is stored that OpenClaw looks up when it needs it, and with --copy what the variable holds now.',
  'What looks like something else (a command, a key of another provider, NAME=value) is refused or told of; --yes stores it all the same.',
];

const PROFILE: Param = { name: 'profile', summary: 'Auth profile id, such as anthropic:work', count: 'one' };
const PROFILES: Param = { ...PROFILE, summary: `${PROFILE.summary}; several may be given`, count: 'any' };

export const AUTH: readonly Command[] = [
  {
    name: 'auth list',
    summary: 'List the auth profiles of an agent',
    params: [],
    flags: [provider, agent, FLAGS.json],
    examples: ['pincer auth list', 'pincer auth list --provider anthropic --json'],
    run: listProfiles,
  },
  {
    name: 'auth add',
    summary: 'Store a key or token as an auth profile, with whatever belongs to it',
    about: PASTE_ABOUT,
    params: [],
    flags: [...PASTE_FLAGS, AUTH_FLAGS.type, expiresIn, AUTH_FLAGS.email, AUTH_FLAGS.displayName, AUTH_FLAGS.metadata],
    examples: [
      'pincer auth add --provider openrouter --profile-id openrouter:work < work.key',
      'pincer auth add --provider cloudflare-ai-gateway --metadata accountId=1a2b',
    ],
    run: async (call) => (await import('../run/authAdd.js')).addProfile(call),
  },
  {
    name: 'auth paste-api-key',
    summary: 'Store an API key as an auth profile',
    about: PASTE_ABOUT,
    params: [],
    flags: PASTE_FLAGS,
    examples: [
      'pincer auth paste-api-key --provider anthropic',
      'pincer auth paste-api-key --provider groq --from-env TEAM_GROQ_KEY',
    ],
    run: async (call) => (await import('../run/authAdd.js')).pasteApiKey(call),
  },
  {
    name: 'auth paste-token',
    summary: 'Store a token as an auth profile',
    about: PASTE_ABOUT,
    params: [],
    flags: [...PASTE_FLAGS, expiresIn],
    examples: ['pincer auth paste-token --provider anthropic --expires-in 365d'],
    run: async (call) => (await import('../run/authAdd.js')).pasteToken(call),
  },
  {
    name: 'auth order get',
    summary: "Show an agent's own order of a provider's profiles",
    params: [],
    flags: [provider, agent, FLAGS.json],
    examples: ['pincer auth order get --provider anthropic'],
    run: getOrder,
  },
  {
    name: 'auth order set',
    summary: "Set which of a provider's profiles are tried, and in which order",
    about: [
      "Those that are not named are not tried. The order of an agent comes before that of the config, which is every agent's.",
    ],
    params: [PROFILES],
    flags: [provider, AUTH_FLAGS.in, agent, ...WRITER_FLAGS],
    examples: ['pincer auth order set --provider anthropic anthropic:work anthropic:home'],
    run: async (call) => (await import('../run/authOrder.js')).setOrder(call),
  },
  {
    name: 'auth order clear',
    summary: 'Take the order away, so that all profiles of a provider are tried again',
    params: [],
    flags: [provider, AUTH_FLAGS.in, agent, ...WRITER_FLAGS],
    examples: ['pincer auth order clear --provider anthropic'],
    run: async (call) => (await import('../run/authOrder.js')).clearOrder(call),
  },
  {
    name: 'auth remove',
    summary: 'Remove an auth profile, and all that names it',
    about: [
      'Its entry in the config, its place in the orders and what OpenClaw remembers of it go with it. One of the main agent is used by all others, too; removing it for one of them is refused without --yes.',
    ],
    params: [PROFILE],
    flags: [agent, ...WRITER_FLAGS],
    examples: ['pincer auth remove anthropic:old', 'pincer auth remove anthropic:old --dry-run'],
    run: async (call) => (await import('../run/authChange.js')).removeProfile(call),
  },
  {
    name: 'auth rename',
    summary: 'Give an auth profile another id, wherever it is named',
    about: ['In the store, the config, the orders, what OpenClaw remembers, and model refs that ask for it.'],
    params: [PROFILE, { name: 'new-id', summary: 'Its new id; without a colon, what comes behind it', count: 'one' }],
    flags: [agent, ...WRITER_FLAGS],
    examples: ['pincer auth rename anthropic:manual anthropic:work', 'pincer auth rename anthropic:manual work'],
    run: async (call) => (await import('../run/authChange.js')).renameProfile(call),
  },
  {
    name: 'auth clear-cooldown',
    summary: 'End the cooldowns and billing blocks of profiles that work again',
    about: [
      'Each profile is asked first, with its own credential; one that fails is left to rest until --yes. Without an id, all that rest are meant. What goes is what a success of OpenClaw would clear.',
    ],
    params: [PROFILES],
    flags: [provider, agent, AUTH_FLAGS.kind, FLAGS.timeout, ...WRITER_FLAGS],
    examples: ['pincer auth clear-cooldown', 'pincer auth clear-cooldown anthropic:work --kind completion'],
    run: async (call) => (await import('../run/authCooldown.js')).clearCooldown(call),
  },
];
