import type { DiscoveredModel, ModelNumbers } from '../../domain/discovery/discovery.js';
import { plain } from '../../domain/text.js';
import { span } from '../line.js';
import type { Model } from '../model.js';
import { BLANK, type Fact, fact, GONE } from './facts.js';
import { discoveryOf, type FoundRow, foundRows } from './found.js';
import { foundWords, serverLine } from './foundWords.js';

/** The details of a row of the discovery behind, with its server. */
export function foundFacts(model: Model, key: string): readonly Fact[] {
  const row = foundRows(discoveryOf(model)?.servers ?? []).find((one) => one.key === key);
  if (row === undefined) return GONE;
  const server: FoundRow = { of: 'server', key, server: row.server };
  const about = [fact('Server', span(serverLine(model, server), 'strong')), ...said(model, server)];
  if (row.of === 'server') return about;
  const { ref } = row.of === 'model' ? row.model : row.gone;
  const numbers = row.of === 'model' ? numberFacts(row.model) : [];
  return [fact('Ref', span(plain(ref), 'strong')), ...said(model, row), ...numbers, BLANK, ...about];
}

const said = (model: Model, row: FoundRow): readonly Fact[] => foundWords(model, row).map((one) => fact('', one));

const numberFacts = ({ openclaw, documents }: DiscoveredModel): readonly Fact[] => [
  ...(openclaw === undefined ? [] : [fact('OpenClaw', span(numbersText(openclaw)))]),
  ...(documents === undefined ? [] : [fact('Documents', span(numbersText(documents)))]),
];

const numbersText = ({ contextWindow, maxTokens, reasoning, input }: ModelNumbers): string =>
  `${contextWindow} tokens in, ${maxTokens} out, ${reasoning ? 'reasoning' : 'no reasoning'}, takes ${input.join(' and ')}`;
