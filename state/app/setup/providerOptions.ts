import type { Home } from '../../domain/home.js';
import { providerRow, providerRows } from '../../domain/providers/table.js';
import type { Detected } from '../../domain/setup/detected.js';
import { signInsOf } from '../../domain/setup/signIns.js';
import { plain } from '../../domain/text.js';
import { memo } from '../memo.js';
import { allProviders } from '../selectors/providers.js';
import type { Option } from './option.js';

/** Every provider that can be set up, those that are here already first, and any other endpoint. */
export const providerOptions = memo((home: Home, found: readonly Detected[]): readonly Option[] => {
  const signs = Map.groupBy(found, ({ provider }) => provider);
  const configured = new Set(home.providers.filter((one) => one.configured).map(({ id }) => id));
  const known = new Map(allProviders(home).map(({ id, name }) => [id, name]));
  for (const [id, row] of providerRows()) {
    if (row.serves === 'chat' && signInsOf(id).length > 0) known.set(id, row.label);
    else if (!configured.has(id)) known.delete(id);
  }
  const option = (id: string, note: string): Option =>
    provided(id, known.get(id) ?? providerRow(id)?.label ?? id, note);
  const detected = [...signs].map(([id, all]) => {
    const row = option(id, [...new Set(all.map(({ says }) => plain(says)))].join(', '));
    return configured.has(id) ? row : prefilled(row, id, all);
  });
  const others = [...known.keys()].filter((id) => !signs.has(id)).sort();
  return [
    ...detected,
    ...others.map((id) => option(id, configured.has(id) ? 'set up already' : '')),
    {
      label: 'another endpoint',
      note: 'anything compatible with OpenAI or Anthropic',
      also: 'custom proxy gateway own server',
      answers: (before) => (before.isCustom ? before : { isCustom: true }),
      isAnswer: ({ isCustom }) => isCustom === true,
    },
  ];
});

/** A server that OpenClaw has no name for is an endpoint of one's own, and where it is was found already. */
function prefilled(row: Option, id: string, found: readonly Detected[]): Option {
  const server = found.find(({ baseUrl }) => baseUrl !== undefined);
  if (server === undefined || signInsOf(id).length > 0) return row;
  const { baseUrl = '', api } = server;
  return {
    ...row,
    answers: (before) =>
      before.provider === id && !before.isCustom
        ? before
        : { provider: id, baseUrl, ...(api === undefined ? {} : { api }) },
  };
}

function provided(id: string, name: string, note: string): Option {
  const shown = plain(id);
  return {
    label: name.toLowerCase() === id.toLowerCase() ? shown : `${shown}  ${plain(name)}`,
    note,
    also: namesOf(id),
    // Answers for another provider are none for this one.
    answers: (before) => (before.provider === id && !before.isCustom ? before : { provider: id }),
    isAnswer: (answers) => answers.provider === id && !answers.isCustom,
  };
}

/** Other names: those of refs, of auth choices, and of the documents. */
function namesOf(id: string): string {
  const { aliases = {}, documents } = providerRow(id) ?? {};
  const choices = signInsOf(id).flatMap(({ choice, formerly = [] }) => [choice, ...formerly]);
  return [...Object.values(aliases).flat(), ...choices, ...(documents?.choices ?? [])].join(' ');
}
