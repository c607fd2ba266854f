import { expect, test } from 'vitest';
import { type OpenHome, openclaw, openHome, pincer } from './support/openclaw.js';

const CONFIG = `{
  // mine
  gateway: { mode: 'local', auth: { mode: 'token', token: 'tok-0123456789abcdef' } },
  agents: { defaults: { model: { primary: 'openai/gpt-5.5', fallbacks: ['anthropic/claude-opus-4-6'] } } },
}
`;

/** Newest first: who, and of each value whether it came, went or changed. */
async function journal(home: OpenHome): Promise<readonly string[]> {
  const { stdout } = await pincer(home, 'journal', '--json');
  const { entries } = JSON.parse(stdout) as {
    readonly entries: readonly {
      readonly by: { readonly program: string; readonly command?: string; readonly pid?: number };
      readonly files: readonly {
        readonly changes: readonly {
          readonly path: readonly string[];
          readonly before?: string;
          readonly after?: string;
        }[];
      }[];
    }[];
  };
  return entries.map(({ by, files }) => {
    const changes = files.flatMap((file) => file.changes.filter(({ path }) => path[0] !== 'meta'));
    const shown = changes.map(({ path, before, after }) => `${path.join('.')}: ${before ?? '-'} > ${after ?? '-'}`);
    return `${by.program} ${by.command ?? ''}${by.pid === undefined ? ' without a process' : ''}: ${shown.join('; ')}`;
  });
}

test('what OpenClaw writes is journalled as its own, with its command and no secret, and both can be undone', async () => {
  const home = await openHome({ '.openclaw/openclaw.json': CONFIG });
  try {
    expect((await pincer(home, 'set', 'mistral/mistral-large-latest')).code).toBe(0);
    expect((await openclaw(home, 'config', 'set', 'gateway.auth.token', 'n3w-secret-value-9876')).code).toBe(0);
    expect((await pincer(home, 'fallbacks', 'add', 'groq/compound')).code).toBe(0);
    expect((await openclaw(home, 'models', 'fallbacks', 'clear')).code).toBe(0);
    const token = 'openclaw config set: gateway.auth.token: [secret] > [secret] (another)';
    const set = 'pincer set: agents.defaults.model.primary: "openai/gpt-5.5" > "mistral/mistral-large-latest"';
    const [cleared, added, ...rest] = await journal(home);
    expect(cleared).toMatch(/^openclaw models fallbacks clear: agents\.defaults\.model\.fallbacks: \[.*\] > \[\]/);
    expect(added).toContain('pincer fallbacks add: agents.defaults.model.fallbacks: ["anthropic/claude-opus-4-6"] > ');
    expect(rest).toEqual([token, set]);

    // The added hop is gone by now; the model that Pincer set still stands, in a file that OpenClaw printed anew.
    const [, , , first = ''] = JSON.parse((await pincer(home, 'journal', '--json')).stdout).entries.map(
      ({ id }: { id: string }) => id,
    );
    expect(await pincer(home, 'config', 'undo')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('was changed again since'),
    });
    expect((await pincer(home, 'config', 'undo', first)).code).toBe(0);
    const { agents, gateway } = JSON.parse(await home.readConfig());
    expect(agents.defaults.model).toEqual({ primary: 'openai/gpt-5.5', fallbacks: [] });
    expect(gateway.auth.token).toBe('n3w-secret-value-9876');
    expect((await openclaw(home, 'config', 'validate')).code).toBe(0);

    // What OpenClaw did is undone from its own backup.
    const [, theirs = ''] = JSON.parse((await pincer(home, 'journal', '--json')).stdout).entries.map(
      ({ id }: { id: string }) => id,
    );
    expect((await pincer(home, 'config', 'undo', theirs)).code).toBe(0);
    expect(JSON.parse(await home.readConfig()).agents.defaults.model.fallbacks).toEqual([
      'anthropic/claude-opus-4-6',
      'groq/compound',
    ]);
    expect((await openclaw(home, 'config', 'validate')).code).toBe(0);
    const told = await pincer(home, 'journal', '--limit', '99');
    expect(told.stdout).not.toMatch(/n3w-secret|tok-0123/);
  } finally {
    await home.remove();
  }
});
