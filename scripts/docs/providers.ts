import type { ProviderAliases, ProviderRow } from '../../state/domain/providers/row.js';
import { setupFacts } from '../../state/domain/providers/setupTable.js';
import { providerRows } from '../../state/domain/providers/table.js';
import { HOW } from '../../state/domain/report/providersText.js';
import type { SignIn } from '../../state/domain/setup/signIn.js';
import { setupNote, signInsOf } from '../../state/domain/setup/signIns.js';
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
    '## Ways to sign in',
    "What `pincer setup --auth-choice` takes: the names of OpenClaw, and for providers for which it has none, Pincer's own. The first place of a provider with several is the one that is proposed. `in the block`: set-up writes the address into `models.providers`, as OpenClaw's onboarding does or because OpenClaw would not know it.",
    table(
      ['provider', 'auth choice', 'how', 'profiles', 'places', 'in the block', 'makes the default', 'a key is made at'],
      ownWays().map(([id, way]) => [
        code(id),
        [code(way.choice), ...(way.formerly ?? []).map((name) => `(${code(name)})`)].join(' '),
        HOW[way.how],
        way.profiles.map(code).join(' '),
        way.regions.map(({ id: place, baseUrl }) => `${place}: ${code(baseUrl)}`).join(', '),
        way.writesBlock ? 'yes' : '',
        code(way.model?.ref ?? ''),
        way.keyPage ?? '',
      ]),
    ),
    '## Providers without a way of their own',
    table(
      ['provider', 'why'],
      providerRows().flatMap(([id]) => {
        const same = setupFacts(id)?.setUpAs;
        if (same !== undefined) return [[code(id), `set up as ${code(same)}`]];
        return signInsOf(id).length === 0 ? [[code(id), setupNote(id) ?? '']] : [];
      }),
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

const ownWays = (): readonly (readonly [string, SignIn])[] =>
  providerRows()
    .filter(([id]) => setupFacts(id)?.setUpAs === undefined)
    .flatMap(([id]) => signInsOf(id).map((way) => [id, way] as const));

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
