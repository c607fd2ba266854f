import type { DiscoveredServer } from '../../domain/discovery/discovery.js';
import { pullText } from '../../domain/ollama/words.js';
import { plain } from '../../domain/text.js';
import { type Line, span } from '../line.js';
import type { Model } from '../model.js';
import type { OllamaServer } from '../ollamaSlice.js';
import { discoveryOf, rowUnderCursor } from './found.js';

const isOllama = ({ kind, api, answers }: DiscoveredServer): boolean =>
  answers && (kind?.id === 'ollama' || api === 'ollama');

/** The Ollama under the cursor of the discovery. */
export function ollamaHere(model: Model): OllamaServer | undefined {
  const discovery = discoveryOf(model);
  const server = discovery && rowUnderCursor(discovery)?.server;
  return server !== undefined && isOllama(server) ? { provider: server.provider, baseUrl: server.baseUrl } : undefined;
}

type ToLoad = { readonly name: string; readonly does: 'load' | 'unload'; readonly server: OllamaServer };

/** The model under the cursor, where its server says whether it is loaded. */
export function modelToLoad(model: Model): ToLoad | undefined {
  const discovery = discoveryOf(model);
  const row = discovery && rowUnderCursor(discovery);
  const server = ollamaHere(model);
  if (server === undefined || row?.of !== 'model' || row.model.load === undefined) return undefined;
  return { name: row.model.id, does: row.model.load === 'loaded' ? 'unload' : 'load', server };
}

/** How far the pull has come, in a line; nothing where none runs. */
export function pullLines({ ollama: { pull } }: Pick<Model, 'ollama'>): readonly Line[] {
  if (pull === undefined) return [];
  const text = pull.shown === undefined ? `${plain(pull.name)}: asking the server…` : pullText(pull.name, pull.shown);
  return [[span(` ${text}`, 'accent')]];
}
