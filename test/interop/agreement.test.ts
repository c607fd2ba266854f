import { afterAll, describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import { type Difference, differences, lineDifferences, parseJson, withoutSeconds } from './support/compare.js';
import { EXCEPTIONS, type Exception } from './support/exceptions.js';
import { HOMES, type HomeCase } from './support/homes.js';
import { type OpenHome, openclaw, openHome, pincer, type Ran } from './support/openclaw.js';

/** What both are asked, and whether on every home. */
const QUESTIONS: readonly { readonly args: readonly string[]; readonly of: (home: HomeCase) => boolean }[] = [
  { args: ['status', '--json', '--check'], of: () => true },
  { args: ['list', '--json'], of: () => true },
  { args: ['list', '--all', '--json'], of: ({ all }) => all === true },
  ...[...new Set(HOMES.flatMap(({ ask }) => ask ?? []))].map((line) => ({
    args: line.split(' '),
    of: ({ ask }: HomeCase) => ask?.includes(line) === true,
  })),
];

const used = new Set<Exception>();
let asked = 0;

describe.each(HOMES.map((home) => ({ ...home })))('in a home with $name', (home) => {
  const questions = QUESTIONS.filter(({ of }) => of(home));
  test.concurrent.each(questions)('both answer `$args`', async ({ args }) => {
    const { real, ours, dir } = await askBoth(home, args);
    asked += 1;
    const left = disagreements(home, args, real, ours);
    expect(left, `in ${dir}`).toEqual([]);
  });
});

/** Two copies, because OpenClaw leaves files behind. */
async function askBoth(home: HomeCase, args: readonly string[]) {
  const theirs = await openHome(home.files, home.env);
  const own = await openHome(home.files, home.env);
  try {
    const [real, ours] = await Promise.all([openclaw(theirs, 'models', ...args), pincer(own, ...args)]);
    return { real: answer(theirs, real), ours: answer(own, ours), dir: own.dir };
  } finally {
    await Promise.all([theirs.remove(), own.remove()]);
  }
}

/** The exit code is a part of the answer. A text that is no JSON is a list of its lines. */
function answer(home: OpenHome, ran: Ran): Json {
  const text = ran.stdout.replaceAll(home.dir, '/home/ann').trim();
  const isJson = text.startsWith('{');
  return {
    exit: ran.code,
    says: isJson ? withoutSeconds(parseJson(text)) : text.split('\n'),
    ...(ran.code < 0 ? { crashed: ran.stderr } : {}),
  };
}

/** Texts may have lines more than OpenClaw's; JSON may have keys more. */
function parted(real: Json, ours: Json): readonly Difference[] {
  const [theirs, own] = [linesOf(real), linesOf(ours)];
  if (theirs === undefined || own === undefined) return differences(real, ours);
  return [
    ...differences({ ...asObject(real), says: 'text' }, { ...asObject(ours), says: 'text' }),
    ...lineDifferences(theirs, own, 'says'),
  ];
}

const asObject = (value: Json): JsonObject => (isObject(value) ? value : {});

function linesOf(answered: Json): readonly Json[] | undefined {
  const { says } = asObject(answered);
  return Array.isArray(says) ? says : undefined;
}

function disagreements(home: HomeCase, args: readonly string[], real: Json, ours: Json): readonly Difference[] {
  return parted(real, ours).filter((difference) => {
    const exception = EXCEPTIONS.find(({ covers }) => covers(difference, { home, args, real, ours }));
    if (exception !== undefined) used.add(exception);
    return exception === undefined;
  });
}

afterAll(() => {
  // A run of some tests only says nothing about the exceptions of the others.
  if (asked < HOMES.flatMap((home) => QUESTIONS.filter(({ of }) => of(home))).length) return;
  const unused = EXCEPTIONS.filter((exception) => !used.has(exception)).map(({ name }) => name);
  expect(unused, 'exceptions that no home needs any more').toEqual([]);
});
