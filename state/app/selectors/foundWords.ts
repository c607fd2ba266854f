import { isOwnServer } from '../../domain/config/localHost.js';
import type { DiscoveredModel, DiscoveredServer } from '../../domain/discovery/discovery.js';
import { aboutLines, modelParts, serverWords } from '../../domain/discovery/text.js';
import { overpromiseWords } from '../../domain/discovery/words.js';
import { priceOf, priceText } from '../../domain/models/price.js';
import { plain } from '../../domain/text.js';
import { type Span, span } from '../line.js';
import type { Model } from '../model.js';
import type { FoundRow } from './found.js';
import { screenText } from './screenText.js';

export type Shown = Pick<Model, 'file' | 'shell'>;

const shown = ({ file, shell }: Shown, text: string): string => plain(screenText(text.trim(), file.home, shell.redact));

/** One line of it. */
export const serverLine = (model: Shown, { server }: FoundRow): string => shown(model, serverWords(server));

/** All there is to say of a row, the most important first. */
export function foundWords(model: Shown, row: FoundRow): readonly Span[] {
  switch (row.of) {
    case 'server':
      return serverFacts(model, row);
    case 'model':
      return [
        span(shown(model, [...modelParts(row.model), priceWords(model, row)].join(', '))),
        ...finding(model, row.model),
      ];
    case 'gone': {
      const { usedAt } = row.gone;
      const used = usedAt.length === 0 ? 'Nothing names it.' : `Used: ${usedAt.join(', ')}.`;
      return [
        span('It stands in the config, and the server does not list it any more.', 'warn'),
        span(shown(model, used)),
      ];
    }
  }
}

function serverFacts(model: Shown, { server }: FoundRow): readonly Span[] {
  const { models, isCut, tried } = server;
  return [
    ...aboutLines(publicServer(model, server), model.file.home.dialect.version).map((text) => span(shown(model, text))),
    ...(models?.length === 0 ? [span('It has no models.', 'warn')] : []),
    ...(isCut ? [span('The list goes on; the rest was not read.', 'warn')] : []),
    ...(tried.length === 0 ? [] : [span(shown(model, `Tried before: ${tried.join(', ')}`), 'idle')]),
  ];
}

/** Whose key it is, and how it ends, are not for a screenshot. */
const publicServer = ({ shell }: Shown, { credential, ...server }: DiscoveredServer): DiscoveredServer =>
  credential === undefined || shell.redact ? server : { ...server, credential };

/** What runs on one's own machine or network asks for nothing by itself. */
export function priceWords({ file }: Shown, { server, model }: Extract<FoundRow, { of: 'model' }>): string {
  const { id, cost } = model;
  const local = file.home.providers.find((one) => one.id === server.provider)?.local ?? isOwnServer(server.baseUrl);
  return priceText(priceOf({ id: server.provider, local }, { id, ...(cost === undefined ? {} : { cost }) }));
}

function finding(model: Shown, { overpromise }: DiscoveredModel): readonly Span[] {
  if (overpromise === undefined) return [];
  const { says, next } = overpromiseWords(overpromise);
  return [span(shown(model, says), 'warn'), span(shown(model, next))];
}
