import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Host } from '../../src/cli.js';
import { worldOf } from '../../src/nodeWorld.js';
import { type CliResult, cli } from '../support/cli.js';
import { folder } from '../support/folder.js';
import { plant } from '../support/planted.js';
import { type FreeModel, freeModels, freeRow, refusal } from '../support/servers/freeModels.js';
import { type Listening, listen, type Site } from '../support/servers/site.js';

const KEY = plant('openrouter');

const servers: Listening[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function opened(site: Site, delayMs = 0): Promise<Listening> {
  const server = await listen(site, delayMs);
  servers.push(server);
  return server;
}

type Home = {
  readonly run: (argv: readonly string[], over?: Partial<Host>) => Promise<CliResult>;
  readonly config: () => string;
};

/** A home whose OpenRouter is this server. */
function homeAt(
  url: string,
  defaults: object = {},
  env: Record<string, string> = { OPENROUTER_API_KEY: KEY },
  models: readonly object[] = [],
): Home {
  const dir = folder();
  const path = join(dir, '.openclaw', 'openclaw.json');
  mkdirSync(join(dir, '.openclaw'), { mode: 0o700 });
  const openrouter = { baseUrl: `${url}/api/v1`, api: 'openai-completions', models };
  writeFileSync(path, JSON.stringify({ agents: { defaults }, models: { providers: { openrouter } } }), { mode: 0o600 });
  return {
    run: (argv, over) => cli(['scan', ...argv], worldOf({ HOME: dir, ...env }, dir), over),
    config: () => readFileSync(path, 'utf8'),
  };
}

const refsIn = (home: Home) => JSON.parse(home.config()).agents.defaults;

const SEES = { architecture: { modality: 'text+image->text' } };
const model = (id: string, over: Partial<FreeModel> = {}, row: object = {}): FreeModel => ({
  row: freeRow(id, { ...row }),
  tools: 'calls',
  ...over,
});

const MODELS: readonly FreeModel[] = [
  model('ann/words-7b:free', { tools: 'words' }),
  model('ann/both-70b:free', { image: 'sees' }, SEES),
  model('bob/blind-9b:free', { image: 404 }, SEES),
  model('bob/text-120b:free', {}, { context_length: 131_072 }),
  model('bob/costs-3b', {}, { pricing: { prompt: '0.000001', completion: '0' } }),
  model('zero/priced-2b'),
];

const scanned = async (defaults: object = {}, models = MODELS) => {
  const server = await opened(freeModels(KEY, models));
  return { server, home: homeAt(server.url, defaults) };
};

const refs = (stdout: string) => JSON.parse(stdout).map(({ modelRef }: { modelRef: string }) => modelRef);

describe('without a key', () => {
  test('lists what the catalog says, asks no model, and writes nothing', async () => {
    const server = await opened(freeModels(KEY, MODELS));
    const home = homeAt(server.url, {}, {});
    const before = home.config();
    const { stdout, stderr, code } = await home.run([]);
    expect({ stderr, code, asked: server.asked.length, config: home.config() }).toEqual({
      stderr: '',
      code: 0,
      asked: 1,
      config: before,
    });
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'OpenRouter free models still require OPENROUTER_API_KEY for live probes and inference. Listing public catalog metadata only.',
      'Found 5 OpenRouter free models (metadata only; configure OPENROUTER_API_KEY to test tools/images).',
      'Model                                      Tool       Image      Ctx      Params   Notes',
      'openrouter/bob/text-120b:free              skip       skip       128k     120b     ',
    ]);
  });

  test.each(['--set-default', '--set-image'])('%s is refused before anybody is asked', async (flag) => {
    const server = await opened(freeModels(KEY, MODELS));
    const without = await homeAt(server.url, {}, {}).run([flag]);
    const asked = await homeAt(server.url).run([flag, '--no-probe']);
    expect([without.code, asked.code, server.asked.length]).toEqual([1, 1, 0]);
    expect(without.stderr).toBe(
      'Error: Cannot apply metadata-only OpenRouter scan results. Configure OPENROUTER_API_KEY and rerun with probes before changing defaults.\n',
    );
    expect(asked.stderr).toContain('Remove --no-probe or configure OPENROUTER_API_KEY and rerun');
  });

  test('the key is not sent for the catalog, which anybody may have', async () => {
    const { server, home } = await scanned();
    await home.run(['--no-probe']);
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });
});

describe('what is listed', () => {
  const AGED: readonly FreeModel[] = [
    model('ann/old-8b:free', {}, { created: 1_600_000_000 }),
    model('ann/new-8b:free', {}, { created: Math.floor(Date.now() / 1000) - 86_400 }),
    model('bob/ageless-70b:free'),
  ];

  test.each([
    { argv: ['--provider', 'ANN'], left: ['openrouter/ann/old-8b:free', 'openrouter/ann/new-8b:free'] },
    { argv: ['--min-params', '8.5'], left: [0, 1, 2] },
    { argv: ['--min-params', '9'], left: ['openrouter/bob/ageless-70b:free'] },
    { argv: ['--max-age-days', '30'], left: ['openrouter/ann/new-8b:free', 'openrouter/bob/ageless-70b:free'] },
  ])('$argv', async ({ argv, left }) => {
    const { home } = await scanned({}, AGED);
    const { stdout } = await home.run(['--no-probe', '--json', ...argv]);
    const all = AGED.map(({ row }) => `openrouter/${row.id}`);
    expect(refs(stdout)).toEqual(left.map((one) => (typeof one === 'number' ? all[one] : one)));
  });

  test('an id comes once, in the place where it came first', async () => {
    const { home } = await scanned({}, [model('a/x:free'), model('a/y:free'), model('a/x:free', { tools: 'words' })]);
    expect(refs((await home.run(['--no-probe', '--json'])).stdout)).toEqual([
      'openrouter/a/x:free',
      'openrouter/a/y:free',
    ]);
  });

  test.each([
    { says: 'a refusal', answer: () => ({ status: 503, text: 'down' }), why: 'HTTP 503' },
    { says: 'a page', answer: () => ({ status: 200, text: '<html>' }), why: 'what came back is no list of models' },
    {
      says: 'another form',
      answer: () => ({ status: 200, json: { models: [] } }),
      why: 'what came back is no list of models',
    },
    {
      says: 'a redirect',
      answer: () => ({ status: 302, headers: { location: 'http://127.0.0.1:9/' } }),
      why: 'HTTP 302',
    },
  ])('$says instead of the catalog ends it', async ({ answer, why }) => {
    const { url } = await opened(answer);
    const { stdout, stderr, code } = await homeAt(url).run(['--json']);
    expect({ stdout, stderr, code }).toEqual({
      stdout: '',
      stderr: `Error: OpenRouter /models failed: ${why}\n`,
      code: 1,
    });
  });

  test('a catalog that does not come within --timeout ends it', async () => {
    const { url } = await opened(() => ({ status: 200, json: { data: [] } }), 60_000);
    const { stderr, code } = await homeAt(url).run(['--timeout', '50']);
    expect({ stderr, code }).toEqual({ stderr: 'Error: OpenRouter /models failed: no answer within 50 ms\n', code: 1 });
  });

  test('100,000 models are listed, and the hostile ones among them obey no terminal', async () => {
    const many = Array.from({ length: 100_000 }, (_, i) => model(`m/n${i}-${(i % 90) + 1}b:free`));
    const hostile = [model('a/\u001b[2Jgone\u0007:free'), model('__proto__:free'), model('a/\u202eeslaf:free')];
    const { home } = await scanned({}, [...hostile, ...many]);
    const { stdout, stderr, code } = await home.run(['--no-probe']);
    expect({ stderr, code, lines: stdout.split('\n').length }).toEqual({ stderr: '', code: 0, lines: 100_006 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not come out.
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(stdout).toContain('openrouter/__proto__:free');
  });
});

describe('with a key', () => {
  test('tries tools and pictures, ranks what works, and makes it the chain', async () => {
    const { home } = await scanned({ model: { primary: 'openrouter/auto' } });
    const { stdout, stderr, code } = await home.run(['--yes']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('Scan results: tested 5, tool ok 4, image ok 1, tool+image ok 1, image only 0');
    expect(lines[2]).toMatch(/^openrouter\/ann\/both-70b:free {15}\d+ms +\d+ms +32k +70b +modality:text\+image->text$/);
    expect(lines[6]).toMatch(/^openrouter\/ann\/words-7b:free {15}fail +skip +32k +7b/);
    expect(stdout).toContain(
      'Fallbacks: openrouter/ann/both-70b:free\nImage fallbacks: openrouter/ann/both-70b:free\n',
    );
    expect(refsIn(home)).toEqual({
      model: { primary: 'openrouter/auto', fallbacks: ['openrouter/ann/both-70b:free'] },
      imageModel: { fallbacks: ['openrouter/ann/both-70b:free'] },
    });
    expect(stderr).toContain(
      'There is no allowlist, so openrouter/ann/both-70b:free needs no entry in one; none was made.',
    );
  });

  test('--json is the object of OpenClaw, with why each model failed', async () => {
    const { home } = await scanned();
    const { stdout, code } = await home.run(['--json', '--set-default', '--set-image']);
    const report = JSON.parse(stdout);
    expect({ code, report }).toMatchObject({
      code: 0,
      report: {
        selected: ['openrouter/ann/both-70b:free'],
        selectedImages: ['openrouter/ann/both-70b:free'],
        setDefault: true,
        setImage: true,
        changed: true,
      },
    });
    const byId = new Map(report.results.map((row: { id: string }) => [row.id, row]));
    expect(byId.get('ann/words-7b:free')).toMatchObject({
      tool: { ok: false, latencyMs: expect.any(Number), error: expect.stringContaining('in words where a tool') },
      image: { ok: false, latencyMs: null, skipped: true },
    });
    expect(byId.get('bob/blind-9b:free')).toMatchObject({
      tool: { ok: true },
      image: { ok: false, error: expect.stringContaining('No endpoints found that support image input') },
    });
    expect(refsIn(home)).toEqual({
      model: { primary: 'openrouter/ann/both-70b:free' },
      imageModel: { primary: 'openrouter/ann/both-70b:free' },
    });
  });

  test('without any that sees images, the quickest with tools are proposed, as many as --max-candidates', async () => {
    const { home } = await scanned({}, [model('a/1:free'), model('a/2:free'), model('a/3:free')]);
    await home.run(['--yes', '--max-candidates', '2']);
    expect(refsIn(home).model.fallbacks).toHaveLength(2);
    expect(refsIn(home).imageModel).toBeUndefined();
  });

  test('what is in the chain goes only with a yes', async () => {
    const { home } = await scanned({ model: { primary: 'openrouter/auto', fallbacks: ['openai/gpt-5.4'] } });
    const before = home.config();
    const refused = await home.run(['--no-input']);
    expect({ code: refused.code, config: home.config() }).toEqual({ code: 1, config: before });
    expect(refused.stderr).toContain('takes the place of the fallbacks that are there; openai/gpt-5.4 would go.');
    const asJson = await home.run(['--json']);
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      changed: false,
      warnings: [expect.stringContaining('would go'), expect.anything()],
    });
    expect((await home.run(['--yes'])).code).toBe(0);
    expect(refsIn(home).model.fallbacks).toEqual(['openrouter/ann/both-70b:free']);
  });

  test('an allowlist that is there gets the selection', async () => {
    const { home } = await scanned({ models: { 'openrouter/auto': {} } });
    const { stderr } = await home.run(['--yes']);
    expect(Object.keys(refsIn(home).models)).toEqual(['openrouter/auto', 'openrouter/ann/both-70b:free']);
    expect(stderr).toContain('openrouter/ann/both-70b:free was added to the allowlist.');
  });

  test('--dry-run shows the change and writes nothing', async () => {
    const { home } = await scanned();
    const before = home.config();
    const { stdout, stderr, code } = await home.run(['--dry-run']);
    expect({ code, config: home.config() }).toEqual({ code: 0, config: before });
    expect(stdout).toMatch(/^\+.*openrouter\/ann\/both-70b:free/m);
    expect(stderr).toContain('Dry run: nothing was written.');
  });

  test('with nobody to choose and no --yes, it tells what it found and writes nothing', async () => {
    const { home } = await scanned();
    const before = home.config();
    const { stdout, stderr, code } = await home.run([]);
    expect(stdout).toContain('Scan results: tested 5');
    expect({ stderr, code, config: home.config() }).toEqual({
      stderr: 'Error: Non-interactive scan: pass --yes to apply defaults.\n',
      code: 1,
      config: before,
    });
  });

  test('where none calls a tool, it fails and says what most of them said', async () => {
    const { home } = await scanned({}, [
      model('a/1:free', { tools: 'words' }),
      model('a/2:free', { tools: 'words' }),
      model('a/3:free', { tools: 500 }),
    ]);
    const { stdout, stderr, code } = await home.run(['--yes']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toMatch(
      /^Error: No tool-capable OpenRouter free models found\. Try pincer scan --no-probe .*\nOf 3 tested, most failed so: Answers, but in words/,
    );
  });

  test('a key that is refused is not shown to every model', async () => {
    const many = Array.from({ length: 50 }, (_, i) => model(`a/${i}:free`));
    const server = await opened(freeModels('another key', many));
    const { stdout, stderr, code } = await homeAt(server.url).run(['--yes', '--concurrency', '2']);
    expect({ stdout, code, tries: server.asked.length }).toEqual({ stdout: '', code: 1, tries: 3 });
    expect(stderr).toMatch(/^Error: OpenRouter refused the key, so no more models were asked\./);
  });

  test('who is too busy is asked once more when it said for how long', async () => {
    let tries = 0;
    const site = freeModels(KEY, [model('a/busy:free')]);
    const server = await opened((asked) => {
      if (asked.method === 'GET') return site(asked);
      tries += 1;
      return tries === 1 ? refusal(429, 'Rate limit exceeded', { 'retry-after-ms': '20' }) : site(asked);
    });
    const { stdout } = await homeAt(server.url).run(['--json']);
    expect({ tries, tool: JSON.parse(stdout).results[0].tool.ok }).toEqual({ tries: 2, tool: true });
  });

  test('who is too busy for longer than --timeout fails, and says so', async () => {
    const busy = model('a/busy:free', { tools: 429, headers: { 'retry-after': '3600' } });
    const { server, home } = await scanned({}, [busy, model('a/free:free')]);
    const { stdout } = await home.run(['--json']);
    expect(JSON.parse(stdout).results[0].tool).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^Too many requests/),
    });
    expect(server.asked.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  test('a model that does not answer within --timeout fails alone', async () => {
    const models = [model('a/slow:free'), model('a/quick:free')];
    const [slow, server] = await Promise.all([
      opened(freeModels(KEY, models), 60_000),
      opened(freeModels(KEY, models)),
    ]);
    const home = homeAt(server.url, {}, undefined, [
      { id: 'a/slow:free', name: 'slow', baseUrl: `${slow.url}/api/v1` },
    ]);
    const { stdout } = await home.run(['--json', '--timeout', '1500']);
    expect(JSON.parse(stdout)).toMatchObject({
      selected: ['openrouter/a/quick:free'],
      results: [{ tool: { ok: false, error: expect.stringContaining('no answer began') } }, { tool: { ok: true } }],
    });
  });

  test('an id that no terminal should see is shown cleaned, and never chosen', async () => {
    const { home } = await scanned({}, [model('a/\u001b[2Jx:free'), model('a/with space:free'), model('a/good:free')]);
    const { stdout } = await home.run(['--yes']);
    expect(stdout).toContain('openrouter/a/x:free');
    expect(refsIn(home).model.fallbacks).toEqual(['openrouter/a/good:free']);
  });
});

describe('progress and cancel', () => {
  test('tells how far it has come, and takes it away', async () => {
    const { home } = await scanned({}, [model('a/1:free'), model('a/2:free')]);
    const shown: string[] = [];
    await home.run(['--yes', '--concurrency', '1'], { progress: (text) => shown.push(text) });
    expect(shown).toEqual([
      'Probing models…',
      'Probing models (0/2)',
      'Probing models (1/2)',
      'Probing models (2/2)',
      '',
    ]);
  });

  test('Ctrl-C keeps what was found, writes nothing, and exits with 130', async () => {
    const { home } = await scanned(
      {},
      Array.from({ length: 20 }, (_, i) => model(`a/${i}:free`)),
    );
    const before = home.config();
    const controller = new AbortController();
    const { stdout, code } = await home.run(['--yes', '--json', '--concurrency', '1'], {
      interrupt: () => controller.signal,
      progress: (text) => {
        if (text.includes('(3/')) controller.abort();
      },
    });
    expect({ code, config: home.config() }).toEqual({ code: 130, config: before });
    expect(JSON.parse(stdout)).toMatchObject({
      selected: [],
      results: [{ id: 'a/0:free' }, { id: 'a/1:free' }, { id: 'a/2:free' }],
      warnings: ['Interrupted: 17 of 20 models were not tested, and nothing was written.'],
    });
  });
});

describe('at a terminal', () => {
  const person = (...answers: readonly string[]) => {
    const left = [...answers];
    const asked: string[] = [];
    const askLine = async (question: string) => {
      asked.push(question);
      return left.shift();
    };
    return { person: { isThere: () => true, askLine }, asked };
  };
  const TWO = [model('a/1:free', {}, { context_length: 1000 }), model('a/2:free', { image: 'sees' }, SEES)];

  test('the selection is taken by number, in its order', async () => {
    const { home } = await scanned({}, TWO);
    const { stderr, code } = await home.run([], person('2 1', ''));
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^Select fallback models \(ordered\)\n1 \* openrouter\/a\/2:free {2}tool \d+ms \| img \d+ms \| ctx 32k\n2 {3}openrouter\/a\/1:free/,
    );
    expect(refsIn(home).model.fallbacks).toEqual(['openrouter/a/1:free', 'openrouter/a/2:free']);
  });

  test('what is no number is asked for again, and Enter takes what is marked', async () => {
    const { home } = await scanned({}, TWO);
    const { asked, person: there } = person('9', 'what?', '', 'none');
    const { stderr } = await home.run([], { person: there });
    expect(stderr.match(/Give numbers from 1 to 2/g)).toHaveLength(2);
    expect(asked).toHaveLength(4);
    expect(refsIn(home)).toEqual({ model: { fallbacks: ['openrouter/a/2:free'] } });
  });

  test('giving up writes nothing', async () => {
    const { home } = await scanned({}, TWO);
    const before = home.config();
    const { stderr, code } = await home.run([], person());
    expect({ code, config: home.config() }).toEqual({ code: 0, config: before });
    expect(stderr).toContain('Model scan cancelled.');
  });

  test('choosing none writes nothing', async () => {
    const { home } = await scanned({}, TWO);
    const { stderr, code } = await home.run([], person('none', 'none'));
    expect({ code, last: stderr.split('\n').at(-2) }).toEqual({
      code: 1,
      last: 'Error: No models selected for fallbacks.',
    });
  });

  test('what would go is asked for, and a no leaves it', async () => {
    const { home } = await scanned({ model: { fallbacks: ['openai/gpt-5.4'] } }, TWO);
    const before = home.config();
    expect((await home.run([], person('1', '', 'n'))).code).toBe(1);
    expect(home.config()).toBe(before);
    expect((await home.run([], person('1', '', 'y'))).code).toBe(0);
    expect(refsIn(home).model.fallbacks).toEqual(['openrouter/a/2:free']);
  });
});

test.each([
  { argv: ['--min-params', '-1'], says: '--min-params must be >= 0' },
  { argv: ['--min-params', 'many'], says: '--min-params must be >= 0' },
  { argv: ['--max-age-days', '-0.5'], says: '--max-age-days must be >= 0' },
  { argv: ['--max-candidates', '0'], says: '--max-candidates must be a positive integer' },
  { argv: ['--max-candidates', '2.5'], says: '--max-candidates must be a positive integer' },
  { argv: ['--timeout', '0'], says: '--timeout must be > 0' },
  { argv: ['--concurrency', 'x'], says: '--concurrency must be a positive integer' },
])('$argv is refused', async ({ argv, says }) => {
  const { server, home } = await scanned();
  expect(await home.run(argv)).toEqual({ stdout: '', stderr: `Error: ${says}\n`, code: 1 });
  expect(server.asked).toEqual([]);
});
