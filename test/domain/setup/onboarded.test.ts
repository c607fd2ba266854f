import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { signInOf } from '../../../state/domain/setup/signIns.js';

/** What `openclaw onboard --non-interactive` of 2026.5.28 wrote, run once for each auth choice with a made-up key. */
type Onboarded = {
  readonly choice: string;
  readonly exit: number;
  readonly interactive?: true;
  readonly model?: string;
  readonly alias?: string;
  readonly plugin?: string;
  readonly profiles?: Readonly<Record<string, readonly [provider: string, type: string]>>;
  readonly block?: Readonly<Record<string, Block>>;
};

type Block = {
  readonly baseUrl: string;
  readonly api: string;
  readonly authHeader?: true;
  readonly models: readonly string[];
};

const RUNS: readonly Onboarded[] = readFileSync(new URL('../onboarded.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Onboarding writes none, and its model is unknown then: Pincer writes one. */
const PINCER_ADDS_BLOCK: ReadonlySet<string> = new Set(['opencode-zen']);
/** Onboarding only writes a model of pictures or sound for these, or nothing at all. */
const NO_CHAT: ReadonlySet<string> = new Set(['fal', 'vydra']);

describe.each(RUNS.map((run) => [run.choice, run] as const))('%s', (choice, run) => {
  const found = signInOf(choice);
  if (!found) throw new Error(`${choice} is unknown`);
  const { signIn } = found;

  test('is the present name', () => {
    expect(signIn.choice).toBe(choice);
    expect(found.renamedTo).toBeUndefined();
  });

  test('says so when it wants a terminal', () => {
    if (run.interactive) expect(signIn.interactiveOnly).toBe(true);
    if (run.exit === 0 && choice !== 'openai-device-code') expect(signIn.interactiveOnly).toBeUndefined();
  });

  if (run.exit !== 0 || run.profiles === undefined) return;
  const ids = Object.keys(run.profiles);

  test('makes the profiles that onboarding made, its own first', () => {
    if (signIn.how === 'none') return;
    expect([...signIn.profiles].sort()).toEqual([...ids].sort());
    if (signIn.how !== 'hand over') expect(run.profiles?.[signIn.profiles[0] ?? '']?.[0]).toBe(signIn.provider);
  });

  test('chooses the model that onboarding chose, under its alias', () => {
    if (NO_CHAT.has(signIn.provider)) return;
    expect(signIn.model?.ref).toBe(run.model);
    expect(signIn.model?.alias).toBe(run.alias);
  });

  test('writes a block where onboarding wrote one, with its address and API', () => {
    const [block] = Object.values(run.block ?? {});
    expect(signIn.writesBlock).toBe(block !== undefined || PINCER_ADDS_BLOCK.has(choice));
    if (block === undefined) return;
    const [place] = signIn.regions;
    const filled = place?.baseUrl.replace('{account}', 'acc1').replace('{gateway}', 'gw1');
    expect({ baseUrl: filled, api: signIn.api, authHeader: signIn.authHeader }).toEqual({
      baseUrl: block.baseUrl,
      api: block.api,
      authHeader: block.authHeader,
    });
  });

  test('enables the plugin that onboarding enabled', () => {
    expect(signIn.plugin).toBe(run.plugin);
  });
});
