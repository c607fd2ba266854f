import type { Picked } from '../../domain/discovery/additions.js';
import { isUnfit } from '../../domain/discovery/describe.js';
import type { DiscoveredModel, DiscoveredServer, GoneModel } from '../../domain/discovery/discovery.js';
import { isWritable } from '../../domain/scan/rank.js';
import { keyAt } from '../cursor.js';
import type { DiscoveryOverlay } from '../discoveryOverlay.js';
import { memo } from '../memo.js';
import type { Model } from '../model.js';

export type FoundRow = { readonly key: string; readonly server: DiscoveredServer } & (
  | { readonly of: 'server' }
  | { readonly of: 'model'; readonly model: DiscoveredModel }
  | { readonly of: 'gone'; readonly gone: GoneModel }
);

/** Each server, and below it what it has and what the config has that is gone. */
export const foundRows = memo((servers: readonly DiscoveredServer[]): readonly FoundRow[] => servers.flatMap(rowsOf));

function rowsOf(server: DiscoveredServer): readonly FoundRow[] {
  const key = `${server.provider} ${server.asked}`;
  return [
    { of: 'server', key, server },
    ...(server.models ?? []).map((model): FoundRow => ({ of: 'model', key: `${key}\n+${model.id}`, server, model })),
    ...server.gone.map((gone): FoundRow => ({ of: 'gone', key: `${key}\n-${gone.id}`, server, gone })),
  ];
}

const keysOf = memo((rows: readonly FoundRow[]): readonly string[] => rows.map(({ key }) => key));

export const foundKeys = ({ servers }: DiscoveryOverlay): readonly string[] => keysOf(foundRows(servers));

export function rowUnderCursor(overlay: DiscoveryOverlay): FoundRow | undefined {
  const key = keyAt(overlay.cursor, foundKeys(overlay));
  return foundRows(overlay.servers).find((row) => row.key === key);
}

/** The discovery that is in front, or behind what was asked for from it. */
export function discoveryOf({ overlay }: Pick<Model, 'overlay'>): DiscoveryOverlay | undefined {
  if (overlay?.kind === 'discovery') return overlay;
  return overlay && 'behind' in overlay && overlay.behind?.kind === 'discovery' ? overlay.behind : undefined;
}

/** Why the model cannot be added; undefined when it can. One that is hidden can, by whoever asks for it by name. */
export function unaddable({ id, configured }: DiscoveredModel): string | undefined {
  if (!isWritable(id)) return 'Its id holds characters that cannot be written.';
  return configured === 'new' ? undefined : 'The config has it already.';
}

/** Keys of the new models of a server that are proposed. */
export const proposedKeys = (overlay: DiscoveryOverlay, server: DiscoveredServer): readonly string[] =>
  foundRows(overlay.servers).flatMap((row) =>
    row.of === 'model' && row.server === server && unaddable(row.model) === undefined && !isUnfit(row.model)
      ? [row.key]
      : [],
  );

/** Of one server at a time, as each is one change: that under the cursor, else the first that has marks. */
export function pickedModels(overlay: DiscoveryOverlay): Picked | undefined {
  const marked = new Set(overlay.marked);
  const rows = foundRows(overlay.servers).filter(({ key }) => marked.has(key));
  const here = rowUnderCursor(overlay)?.server;
  const server = rows.some((row) => row.server === here) ? here : rows[0]?.server;
  if (server === undefined) return undefined;
  return { server, ids: rows.flatMap((row) => (row.of === 'model' && row.server === server ? [row.model.id] : [])) };
}

/** The one under the cursor, else all that its server no longer has. */
export function goneModels(overlay: DiscoveryOverlay): Picked | undefined {
  const row = rowUnderCursor(overlay);
  if (row === undefined) return undefined;
  const ids = row.of === 'gone' ? [row.gone.id] : row.server.gone.map(({ id }) => id);
  return ids.length === 0 ? undefined : { server: row.server, ids };
}
