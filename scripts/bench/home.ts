import { appendFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type BenchHome = {
  readonly env: Readonly<Record<string, string>>;
  /** Fills the configuration up to this size, as a long-lived one grows: comments and models. */
  readonly grow: (bytes: number) => void;
  /** Puts this many providers of their own in the place of the configuration. */
  readonly crowd: (providers: number) => void;
  /** Puts one provider with this many models in the place of the configuration. */
  readonly serve: (baseUrl: string, models: number) => void;
  /** Repeats the last entry of the journal until there are this many. */
  readonly age: (entries: number) => void;
  readonly remove: () => void;
};

const model = (id: string): string => `          {
            id: "${id}",
            name: "${id}",
            reasoning: false,
            input: ["text"],
            cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
            contextWindow: 131072, // as the server says
            maxTokens: 8192,
          },
`;

const config = (models: string): string => `{
  // A home as people have it: one hosted provider with a token, one with a key, two local servers.
  agents: {
    defaults: {
      model: {
        primary: "anthropic/claude-sonnet-4-6",
        fallbacks: ["lmstudio/local-0", "anthropic/claude-opus-4-6"],
      },
      models: {
        "anthropic/claude-sonnet-4-6": { alias: "sonnet" },
        "anthropic/claude-opus-4-6": { alias: "opus" },
        "lmstudio/local-0": {},
      },
    },
  },
  models: {
    mode: "merge",
    providers: {
      lmstudio: {
        baseUrl: "http://127.0.0.1:9/v1",
        apiKey: "lm-studio",
        api: "openai-completions",
        models: [
${models}        ],
      },
      ollama: { baseUrl: "http://127.0.0.1:9", apiKey: "ollama-local", api: "ollama", models: [] },
    },
  },
}
`;

const providers = (count: number): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `server-${i}`,
      {
        baseUrl: `http://127.0.0.1:${1024 + (i % 60_000)}/v1`,
        apiKey: `not-a-real-key-${i}-0123456789abcdef`,
        api: 'openai-completions',
        models: [{ id: 'local', name: 'Local' }],
      },
    ]),
  );

/** An entry is two records, which say its id. */
function ageJournal(home: string, entries: number): void {
  const [journal = ''] = globSync('.local/state/pincer/*/journal.jsonl', { cwd: home });
  const records = readFileSync(join(home, journal), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const [id = ''] = /(?<="id":")[^"]+/.exec(records.at(-1) ?? '') ?? [];
  const last = records.slice(-2).join('\n');
  const copies = Array.from({ length: entries }, (_, i) => last.replaceAll(id, `${id}-${i}`));
  appendFileSync(join(home, journal), `\n${copies.join('\n')}\n`);
}

/** A temporary home that no call of the bench shares with the user's. */
export function makeHome(): BenchHome {
  const home = mkdtempSync(join(tmpdir(), 'pincer-bench-'));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text, { mode: 0o600 });
  };
  const putConfig = (count: number): void =>
    put('.openclaw/openclaw.json', config(Array.from({ length: count }, (_, i) => model(`local-${i}`)).join('')));
  const profiles = {
    'anthropic:manual': { type: 'token', provider: 'anthropic', token: 'not-a-real-token-0123456789abcdef' },
  };
  put('.openclaw/agents/main/agent/auth-profiles.json', `${JSON.stringify({ version: 1, profiles }, null, 2)}\n`);
  putConfig(3);
  return {
    env: { HOME: home, MINIMAX_API_KEY: 'not-a-real-key-0123456789abcdef', TERM: 'xterm-256color', LANG: 'C.UTF-8' },
    crowd: (count) =>
      put('.openclaw/openclaw.json', JSON.stringify({ models: { providers: providers(count) } }, null, 2)),
    serve: (baseUrl, count) => {
      const models = Array.from({ length: count }, (_, i) => ({ id: `m${i}`, name: `m${i}`, contextWindow: 8192 }));
      const slow = { baseUrl, apiKey: 'not-a-real-key-0123456789abcdef', api: 'openai-completions', models };
      put('.openclaw/openclaw.json', JSON.stringify({ models: { providers: { slow } } }, null, 2));
    },
    age: (entries) => ageJournal(home, entries),
    grow: (bytes) => putConfig(Math.ceil(bytes / model('local-0000').length)),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}
