import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import type { ProbeApi } from '../../state/domain/probe.js';
import type { FoundModel } from '../../state/domain/setup/trial.js';
import { optional, textOf } from '../apis/api.js';
import { APIS } from '../apis/index.js';
import { type Ask, bodyOf } from '../probes/ask.js';
import { SERVER_KINDS, showAll } from './kinds.js';
import { foundIn, rowsOf } from './rows.js';

/** Where to ask for a list. `ask` holds the key, the deadlines and the bounds. */
export type ListingWish = {
  /** Canonical id, or that of a provider of one's own. */
  readonly provider: string;
  readonly api: ProbeApi;
  readonly baseUrl: string;
  readonly ask: Ask;
};

/** The models that an endpoint lists, with what it tells of them; empty where it has no list, or refuses it. */
export const listModels = async (wish: ListingWish): Promise<readonly FoundModel[]> =>
  detailed(wish, await allRows(wish));

/** The same for rows that were read already. */
export async function detailed(wish: ListingWish, rows: readonly JsonObject[]): Promise<readonly FoundModel[]> {
  const { api, baseUrl } = wish;
  const models = foundIn(api, rows);
  if (models.length === 0) return models;
  const seen = { ...wish, rows, models };
  if (api === 'ollama') return merged(models, await showAll(seen));
  const kind = Object.values(SERVER_KINDS).find(({ isOne }) => isOne(seen));
  return kind === undefined ? models : merged(models, await kind.more({ ...seen, baseUrl }));
}

const merged = (models: readonly FoundModel[], more: ReadonlyMap<string, Partial<FoundModel>>): readonly FoundModel[] =>
  models.map((model) => ({ ...model, ...more.get(model.id) }));

/** A list that goes on for ever is not read for ever. */
const MOST_PAGES = 10;

export async function allRows(wish: ListingWish): Promise<readonly JsonObject[]> {
  const rows: JsonObject[] = [];
  let next: string | undefined = '';
  for (let page = 0; page < MOST_PAGES && next !== undefined; page++) {
    const found = await onePage(wish, next);
    rows.push(...found.rows);
    next = found.next;
  }
  return rows;
}

/** `next` is the query that leads on. */
type Page = { readonly rows: readonly JsonObject[]; readonly next?: string };

async function onePage({ api, baseUrl, ask }: ListingWish, query: string): Promise<Page> {
  const { method, url } = APIS[api].list(baseUrl);
  const joint = query === '' ? '' : url.includes('?') ? '&' : '?';
  const body = bodyOf(await ask({ method, url: `${url}${joint}${query}` }, true));
  const rows = body === undefined ? undefined : rowsOf(api, body);
  return body === undefined || rows === undefined ? { rows: [] } : { rows, ...optional('next', nextPage(body)) };
}

/** Anthropic's pages go on after an id, Google's have a token. */
function nextPage(body: Json): string | undefined {
  if (!isObject(body)) return undefined;
  const [after, token] = [textOf(body.last_id), textOf(body.nextPageToken)];
  if (body.has_more === true && after !== undefined) return `after_id=${encodeURIComponent(after)}`;
  return token === undefined || token === '' ? undefined : `pageToken=${encodeURIComponent(token)}`;
}
