import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { furnish } from '../support/person.js';
import { plant } from '../support/planted.js';
import { openAiLike } from '../support/servers/hosted.js';
import { type Internet, openInternet } from '../support/servers/internet.js';
import type { Site } from '../support/servers/site.js';
import { journeys } from '../support/settingUpPerson.js';

/** A set-up that does not end where it began: killed and taken up again, or given to OpenClaw for its login. */

const KEY = plant('again');
const { arrives, home } = journeys();
const open: Internet[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function online(sites: Readonly<Record<string, Site>>): Promise<Internet> {
  const internet = await openInternet(sites);
  open.push(internet);
  return internet;
}

const zai: Site = (asked) =>
  openAiLike(KEY, ['glm-5.1', 'glm-4.7'])({ ...asked, path: asked.path.replace('/api/paas/v4', '/v1') });

test('a set-up that was killed goes on in the next start: the key is asked for again, the rest is as it was', async () => {
  const { env } = await online({ 'api.z.ai': zai });
  const first = arrives({ args: ['setup', 'zai'], env });
  await first.picks('Z.AI API key');
  await first.sees('key ❯');
  first.pastes(KEY);
  await first.sees(`${KEY.length} characters`);
  first.goesOn();
  await first.sees('● ok');
  first.goesOn();
  await first.sees('1 proposed: glm-5.1');
  first.goesOn();
  await first.sees('What is zai/glm-5.1 for?');
  const kept = join(home(), '.config/pincer/setup.json');
  // A file may be written after the last frame, so it is looked for by the clock.
  await vi.waitFor(() => expect(readFileSync(kept, 'utf8')).toContain('"role"'), 10_000);
  first.terminal.kill('SIGKILL');
  await first.terminal.exited;
  expect(readFileSync(kept, 'utf8')).not.toContain(KEY);
  expect(statSync(kept).mode & 0o777).toBe(0o600);

  const second = arrives({ args: ['setup'], env });
  await second.sees('it was at: Role');
  await second.picks('Go on with zai');
  await second.sees('key ❯');
  second.pastes(KEY);
  await second.sees(`${KEY.length} characters`);
  second.goesOn();
  await second.sees('● ok');
  second.goesOn();
  await second.sees('1 chosen: glm-5.1');
  second.goesOn();
  await second.picks('becomes the default');
  await second.sees('alias ❯');
  second.goesOn();
  await second.picks('Env reference ');
  await second.sees('ZAI_API_KEY=[secret]');
  second.wants('write the change');
  await second.sees('zai is set up and answers');
  await vi.waitFor(() => expect(existsSync(kept)).toBe(false), 10_000);
});

const LOGIN = `#!/bin/sh
printf 'Code from the page? '
read code
mkdir -p "$OPENCLAW_STATE_DIR/agents/main/agent"
cp "$HOME/login.json" "$OPENCLAW_STATE_DIR/agents/main/agent/auth-profiles.json"
`;

test("openclaw's own login has the terminal, gives it back, and the wizard goes on with what it left", async () => {
  const { env } = await online({});
  const profile = {
    type: 'oauth',
    provider: 'openai-codex',
    access: plant('access'),
    refresh: plant('refresh'),
    expires: 4_102_444_800_000,
  };
  furnish(home(), {
    'bin/openclaw': LOGIN,
    'login.json': JSON.stringify({ version: 1, profiles: { 'openai-codex:default': profile } }),
  });
  chmodSync(join(home(), 'bin/openclaw'), 0o755);
  const person = arrives({
    args: ['setup', 'openai-codex'],
    env: { ...env, PATH: `${join(home(), 'bin')}:/usr/bin:/bin` },
  });
  await person.picks('Browser Login');
  await person.picks('Give the terminal to openclaw');
  await person.sees('Code from the page?');
  expect(person.screen()).not.toContain('Set a provider up');
  person.types('abc\r');
  await person.sees('› Probe');
  await person.sees(/Enter goes on/);
  person.goesOn();
  await person.sees(/1 proposed: gpt-/);
});
