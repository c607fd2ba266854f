import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJson } from '../../state/domain/json5/document.js';
import { parseJson5 } from '../../state/domain/json5/parse.js';
import type { EditedHome, Said } from './killedEdit.js';

/** One of those who write at once: what it had accepted (it said so, or left with 0) and what was refused, with the reason. */
export type Racer = {
  readonly name: string;
  readonly accepted: readonly string[];
  readonly refused: readonly { readonly key: string; readonly problem: unknown }[];
};

export type Race = {
  readonly racers: readonly Racer[];
  readonly lost: readonly string[];
  readonly stray: readonly string[];
};

/** Runs Pincers that edit without end beside somebody else, until that one is done. Every accepted edit has to be in the file. */
export async function race(
  edited: EditedHome,
  program: string,
  { pincers, pauseMs }: { readonly pincers: number; readonly pauseMs: number },
  somebody: () => Promise<Racer>,
): Promise<Race> {
  const running = Array.from({ length: pincers }, (_, i) => {
    const args = [program, edited.config, edited.state, `P${i}`, '1000000', '0', String(pauseMs)];
    return collect(`pincer ${i}`, spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }));
  });
  await Promise.all(running.map(({ begun }) => begun));
  const other = await somebody();
  writeFileSync(join(edited.state, 'stop'), '');
  const racers = [...(await Promise.all(running.map(({ done }) => done))), other];
  const there = keysIn(edited.config);
  const accepted = racers.flatMap((racer) => racer.accepted);
  const known = new Set([...racers.flatMap(({ refused }) => refused.map(({ key }) => key)), ...accepted, 'OWN']);
  return {
    racers,
    lost: accepted.filter((key) => !there.has(key)),
    stray: [...there].filter((key) => !known.has(key)),
  };
}

/** Gathers what a writer says, one object a line. `begun`: it is about to write. */
export function collect(
  name: string,
  child: ChildProcess,
): { readonly begun: Promise<unknown>; readonly done: Promise<Racer> } {
  if (child.stdout === null) throw new Error('what a writer says has to be piped');
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  const begun = once(child.stdout, 'data');
  const done = once(child, 'close').then(([code]): Racer => {
    if (code !== 0) throw new Error(`${name} ended with ${code}: ${text.slice(-500)}`);
    const said = text
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line): Said => JSON.parse(line));
    return {
      name,
      accepted: said.flatMap(({ set }) => set ?? []),
      refused: said.flatMap(({ refused, problem }) => (refused === undefined ? [] : [{ key: refused, problem }])),
    };
  });
  return { begun, done };
}

function keysIn(config: string): ReadonlySet<string> {
  const doc = parseJson5(readFileSync(config, 'utf8'));
  if (!doc.ok) throw new Error(`the file is torn: ${doc.problem.message}`);
  const { env } = toJson(doc.value.root) as { readonly env: { readonly vars: object } };
  return new Set(Object.keys(env.vars));
}
