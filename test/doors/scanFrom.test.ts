import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Host } from '../../src/cli.js';
import { worldOf } from '../../src/nodeWorld.js';
import { cli } from '../support/cli.js';
import { folder } from '../support/folder.js';
import { plant } from '../support/planted.js';
import {
  type Answer,
  chatCompletion,
  keyOf,
  type Listening,
  listen,
  modelOf,
  routeOf,
  type Site,
} from '../support/servers/site.js';

const KEY = plant('hub');

const servers: Listening[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const error = (status: number, message: string): Answer => ({ status, json: { error: { message } } });

/** Lists these to who has the key; those with `down` in their id refuse to answer. */
const hub =
  (rows: readonly object[], key = KEY): Site =>
  (asked) => {
    if (keyOf(asked) !== key) return error(401, 'Invalid API key');
    if (routeOf(asked) === 'GET /v1/models')
      return { status: 200, text: JSON.stringify({ object: 'list', data: rows }) };
    const model = modelOf(asked) ?? '';
    return model.includes('down') ? error(503, 'No capacity') : chatCompletion(model);
  };

const PRICED = { pricing: { prompt: '0.000001', completion: '0.000002' } };
const ROWS = [{ id: 'a/fine-8b', context_length: 65_536 }, { id: 'a/down-70b' }, { id: 'b/fine-70b' }];

/** `local`: the server counts as one of this machine, which costs nothing. */
async function homeAt(site: Site, models: readonly object[] = [], fallbacks: readonly string[] = []) {
  const server = await listen(site);
  servers.push(server);
  const dir = folder();
  const path = join(dir, '.openclaw', 'openclaw.json');
  mkdirSync(join(dir, '.openclaw'), { mode: 0o700 });
  const hubBlock = { baseUrl: `${server.url}/v1`, api: 'openai-completions', apiKey: KEY, models };
  const config = {
    agents: { defaults: { model: { primary: 'hub/first', fallbacks } } },
    models: { providers: { hub: hubBlock } },
  };
  writeFileSync(path, JSON.stringify(config), { mode: 0o600 });
  return {
    server,
    run: (argv: readonly string[], over?: Partial<Host>) =>
      cli(['scan', '--from', ...argv], worldOf({ HOME: dir }, dir), over),
    config: () => readFileSync(path, 'utf8'),
  };
}

const completions = ({ asked }: Listening) =>
  asked.filter(({ method }) => method === 'POST').map((one) => modelOf(one));

describe('scan --from', () => {
  test('asks every model that the provider lists, and ranks those that answer', async () => {
    const home = await homeAt(hub(ROWS));
    const before = home.config();
    const { stdout, stderr, code } = await home.run(['hub', '--concurrency', '1']);
    expect({ stderr, code, config: home.config() }).toEqual({ stderr: '', code: 0, config: before });
    expect(completions(home.server)).toEqual(['a/fine-8b', 'a/down-70b', 'b/fine-70b']);
    const lines = stdout.split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'Scan results: tested 3 models of hub, 2 answer',
      'Model                                      Answer     Ctx      Params   Notes',
    ]);
    expect(lines[4]).toMatch(/^hub\/a\/down-70b +fail +- +70b +.*No capacity/);
    expect(stdout).toMatch(/^hub\/a\/fine-8b +\d+ms +64k +8b/m);
  });

  test('--json has a row for each, in the order of the list', async () => {
    const home = await homeAt(hub(ROWS));
    const { stdout, code } = await home.run(['hub', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      provider: 'hub',
      kind: 'completion',
      tested: 3,
      answering: 2,
      warnings: [],
      results: [
        { modelRef: 'hub/a/fine-8b', ok: true, outcome: 'ok', contextLength: 65_536, inferredParamB: 8 },
        { modelRef: 'hub/a/down-70b', ok: false, outcome: 'overloaded', error: expect.stringContaining('No capacity') },
        { modelRef: 'hub/b/fine-70b', ok: true },
      ],
    });
  });

  test.each([
    { argv: ['--provider', 'b'], asked: ['b/fine-70b'] },
    { argv: ['--min-params', '9'], asked: ['a/down-70b', 'b/fine-70b'] },
  ])('$argv narrows it down', async ({ argv, asked }) => {
    const home = await homeAt(hub(ROWS));
    await home.run(['hub', '--concurrency', '1', ...argv]);
    expect(completions(home.server)).toEqual(asked);
  });

  test('models that make no text are left out, and counted', async () => {
    const home = await homeAt(
      hub([
        ...ROWS,
        { id: 'text-embedding-3-small', architecture: { output_modalities: ['embeddings'] }, type: 'embedding' },
      ]),
    );
    const { stderr } = await home.run(['hub']);
    expect({ stderr, asked: completions(home.server).length }).toEqual({
      stderr: '1 of its models make no text and are left out.\n',
      asked: 3,
    });
  });

  test('what costs money is said first, and sent only with --yes', async () => {
    const home = await homeAt(
      hub([
        { id: 'a/paid', ...PRICED },
        { id: 'a/paid-too', ...PRICED },
      ]),
    );
    const refused = await home.run(['hub']);
    expect({ ...refused, asked: completions(home.server) }).toMatchObject({ stdout: '', code: 1, asked: [] });
    expect(refused.stderr).toMatch(
      /^Error: This would send 2 completions, about \d+ tokens, below \$0\.01\. Nothing was sent\.\n/,
    );
    const sent = await home.run(['hub', '--yes']);
    expect({ code: sent.code, asked: completions(home.server).length }).toEqual({ code: 0, asked: 2 });
    expect(sent.stderr).toMatch(/^Sending 2 completions, /);
  });

  test('a person is asked whether that is all right', async () => {
    const home = await homeAt(hub([{ id: 'a/paid', ...PRICED }]));
    const answers = (...lines: string[]) => ({ person: { isThere: () => true, askLine: async () => lines.shift() } });
    expect((await home.run(['hub'], answers('n'))).code).toBe(1);
    expect(completions(home.server)).toEqual([]);
    expect((await home.run(['hub'], answers('y', ''))).code).toBe(0);
    expect(completions(home.server)).toEqual(['a/paid']);
  });

  test('what a person chooses is put behind the fallbacks', async () => {
    const home = await homeAt(hub(ROWS), [], ['openai/gpt-5.4']);
    const asked: string[] = [];
    const askLine = async (question: string) => {
      asked.push(question);
      return 'all';
    };
    const { stdout } = await home.run(['hub'], { person: { isThere: () => true, askLine } });
    expect(asked).toEqual(['Numbers in the order you want, such as 2 1 or 3-5 (Enter for none): ']);
    const { fallbacks } = JSON.parse(home.config()).agents.defaults.model;
    expect(fallbacks[0]).toBe('openai/gpt-5.4');
    expect(fallbacks.slice(1).toSorted()).toEqual(['hub/a/fine-8b', 'hub/b/fine-70b']);
    expect(stdout).toContain(`Fallbacks: ${fallbacks.join(', ')}\n`);
  });

  test('a provider without a list is asked for the models that are known of it', async () => {
    const chat = hub([]);
    const home = await homeAt(
      (asked) => (asked.method === 'GET' ? { status: 404, text: 'no such path' } : chat(asked)),
      [{ id: 'mine', name: 'Mine', contextWindow: 8192 }],
    );
    const { stdout, stderr } = await home.run(['hub', '--json']);
    expect(stderr).toBe('hub lists no models; these are the ones that are known of it.\n');
    expect(JSON.parse(stdout).results).toMatchObject([{ modelRef: 'hub/mine', ok: true, contextLength: 8192 }]);
  });

  test.each([
    { says: 'a refused key', site: hub(ROWS, 'another'), error: 'hub /models failed: HTTP 401' },
    {
      says: 'an empty list and nothing known',
      site: hub([]),
      error: 'hub lists no models that can chat, and none are known of it.',
    },
  ])('$says ends it', async ({ site, error: words }) => {
    const home = await homeAt(site);
    const { stdout, stderr, code } = await home.run(['hub']);
    expect({ stdout, code, first: stderr.split('\n')[0] }).toEqual({ stdout: '', code: 1, first: `Error: ${words}` });
  });

  test('a provider without a credential is not asked, and what is missing is said', async () => {
    const home = await homeAt(hub(ROWS));
    const { stderr, code } = await home.run(['groq']);
    expect({ code, first: stderr.split('\n')[0] }).toEqual({
      code: 1,
      first: 'Error: groq cannot be asked. No credential; looked in GROQ_API_KEY.',
    });
  });

  test('where none answers, it exits with 1', async () => {
    const home = await homeAt(hub([{ id: 'down-1' }, { id: 'down-2' }]));
    expect((await home.run(['hub'])).code).toBe(1);
  });

  test.each([
    { argv: ['--set-default'], says: '--set-default is about the free models of OpenRouter, not for --from.' },
    { argv: ['--no-probe'], says: '--no-probe is about the free models of OpenRouter, not for --from.' },
    { argv: ['--max-age-days', '3'], says: '--max-age-days is about the free models of OpenRouter, not for --from.' },
    { argv: ['--kind', 'reach'], says: '--kind takes completion, tools, image here, not "reach".' },
  ])('$argv is refused', async ({ argv, says }) => {
    const home = await homeAt(hub(ROWS));
    expect(await home.run(['hub', ...argv])).toEqual({ stdout: '', stderr: `Error: ${says}\n`, code: 1 });
    expect(home.server.asked).toEqual([]);
  });

  test('Ctrl-C keeps what was found', async () => {
    const home = await homeAt(hub(Array.from({ length: 9 }, (_, i) => ({ id: `m${i}` }))));
    const controller = new AbortController();
    const { stdout, code } = await home.run(['hub', '--json', '--concurrency', '1'], {
      interrupt: () => controller.signal,
      progress: (text) => {
        if (text.includes('(2/')) controller.abort();
      },
    });
    expect({ code, report: JSON.parse(stdout) }).toMatchObject({
      code: 130,
      report: { tested: 2, warnings: ['Interrupted: 7 of 9 models were not tested.'] },
    });
  });
});
