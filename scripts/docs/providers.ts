import type { ProviderAliases, ProviderRow } from '../../state/domain/providers/row.js';
import { providerRows } from '../../state/domain/providers/table.js';
import { blocks, code, table } from './markdown.js';

export function providersPage(): string {
  const serving = (serves: ProviderRow['serves']) => providerRows().filter(([, row]) => row.serves === serves);
  const chat = serving('chat');
  const other = serving('other');
  return blocks([
    `## Providers of text models (${chat.length})`,
    table(
      ['id', 'name', '2026.5', '2026.9', 'credential variables', 'api', 'base URL'],
      chat.map(([id, row]) => [
        code(id),
        row.label,
        SHIPS[row.ships['2026.5']],
        SHIPS[row.ships['2026.9']],
        (row.env ?? []).map(code).join(' '),
        code(row.api ?? ''),
        code(row.baseUrl ?? ''),
      ]),
    ),
    '## Provider aliases',
    table(
      ['written', 'is', 'where it works'],
      providerRows().flatMap(([id, row]) =>
        aliasRows(row.aliases ?? {}).map(([alias, where]) => [code(alias), code(id), where]),
      ),
    ),
    `## Providers of pictures, sound, video and embeddings (${other.length})`,
    'OpenClaw knows their credentials; Pincer shows those and nothing more.',
    table(
      ['id', 'name', 'credential variables'],
      other.map(([id, row]) => [code(id), row.label, (row.env ?? []).map(code).join(' ')]),
    ),
  ]);
}

const SHIPS: Readonly<Record<ProviderRow['ships']['2026.5'], string>> = {
  bundled: 'bundled',
  npm: 'plugin',
  alias: 'alias',
  absent: '–',
};

const WHERE: Readonly<Record<keyof ProviderAliases, string>> = {
  catalog: 'rewritten when a command writes a ref',
  plugin: 'understood when a model is run',
  hook: 'shares transport code only',
  auth: 'shares the credential',
};

const aliasRows = (aliases: ProviderAliases): readonly (readonly [string, string])[] =>
  (['catalog', 'plugin', 'hook', 'auth'] as const).flatMap((kind) =>
    (aliases[kind] ?? []).map((alias) => [alias, WHERE[kind]] as const),
  );
