import { expect, test } from 'vitest';
import { lostEntries } from '../../../state/domain/config/edit/protectedEntries.js';
import { applyEdit } from '../../../state/domain/edits/applyEdit.js';
import { planSettings } from '../../../state/domain/edits/planSettings.js';
import { readSettings } from '../../../state/domain/edits/settings.js';
import { type Json, type JsonObject, valueAt } from '../../../state/domain/json.js';
import { home } from '../../support/builders.js';
import { seeded } from '../../support/seeded.js';

const AT = ['agents', 'defaults', 'models'];
const NAMES = ['a/one', 'b/two', 'c/three', 'd/four', 'd/*'] as const;

test('no change of the models takes an entry with anything in it away without asking, nor an empty one with another', () => {
  const random = seeded(71);
  const entry = (): JsonObject => random.pick<JsonObject>([{}, { alias: 'x' }, { params: { temperature: 1 } }]);
  const allowlist = (): JsonObject | undefined =>
    random.below(5) === 0
      ? undefined
      : Object.fromEntries(NAMES.filter(() => random.below(2) === 0).map((name) => [name, entry()]));
  let lossy = 0;
  for (let round = 0; round < 3000; round++) {
    const [before, wanted] = [configWith(allowlist()), configWith(allowlist())];
    const saved = { ...home(), models: readSettings(before) };
    const { edits, notices } = planSettings(saved, readSettings(wanted));
    const lost = lostEntries(valueAt(before, AT), valueAt(wanted, AT) ?? {}, AT);
    const full = lost.filter((ref) => Object.keys((valueAt(before, [...AT, ref]) ?? {}) as JsonObject).length > 0);
    if (full.length > 0) {
      lossy++;
      expect(notices.some(({ needsYes }) => needsYes)).toBe(true);
    }
    // An empty entry goes by an edit of its own, never along with a whole map that is put in its place.
    const whole = edits.some(({ path }) => path.length <= AT.length);
    if (lost.length > 0 && whole) expect(notices.some(({ needsYes }) => needsYes)).toBe(true);
    expect(edits.reduce<Json>(made, before)).toEqual(wanted);
  }
  expect(lossy).toBeGreaterThan(500);
});

const configWith = (models: JsonObject | undefined): Json => ({
  agents: { defaults: { model: 'a/one', ...(models === undefined ? {} : { models }) } },
});

function made(config: Json, edit: Parameters<typeof applyEdit>[1]): Json {
  const applied = applyEdit(config, edit);
  if (!applied.ok) throw new Error(applied.problem.join('.'));
  return applied.value;
}
