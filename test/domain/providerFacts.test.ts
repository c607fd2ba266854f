import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { envNamesFor } from '../../state/domain/providers/credentialEnv.js';
import type { AuthChoice, ProviderRow } from '../../state/domain/providers/row.js';
import { providerRow, providerRows } from '../../state/domain/providers/table.js';
import { signInOf, signInsOf } from '../../state/domain/setup/signIns.js';

/** What plugin manifests, registered providers and catalogs of both OpenClaws said of each provider, and what the documents say. */
type Facts = {
  readonly id: string;
  readonly ships: readonly [string, string];
  readonly plugin?: string;
  readonly env?: readonly string[];
  readonly api?: string;
  readonly baseUrl?: string;
  readonly hook?: readonly string[];
  readonly auth?: readonly string[];
  readonly catalog?: readonly string[];
  readonly pluginAliases?: readonly string[];
  readonly markers?: readonly string[];
  readonly choices?: readonly (Omit<AuthChoice, 'kind'> & { readonly kind?: string; readonly flag?: string })[];
  readonly choicesIn9?: readonly (readonly [string, string])[];
  readonly documents?: Documents;
};

type Documents = {
  readonly env?: readonly string[];
  readonly example?: string;
  readonly authChoice?: readonly string[];
  readonly baseUrl?: string;
  readonly altBaseUrl?: string;
  readonly api?: string;
  readonly models?: readonly string[];
  readonly plugin?: string;
};

const FACTS: readonly Facts[] = readFileSync(new URL('providerFacts.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const known = (id: string): ProviderRow => {
  const row = providerRow(id);
  if (!row) throw new Error(`${id} has no row`);
  return row;
};

const sorted = (list: readonly string[] | undefined): readonly string[] => [...(list ?? [])].sort();

/** Of no use here: OpenClaw reads a client of its own there, no credential. */
const NO_CREDENTIALS: ReadonlySet<string> = new Set(['google-gemini-cli']);

test('every provider has a row, and every row a provider', () => {
  expect(sorted(providerRows().map(([id]) => id))).toEqual(sorted(FACTS.map(({ id }) => id)));
});

describe.each(FACTS.map((facts) => [facts.id, facts] as const))('%s', (id, facts) => {
  const row = known(id);

  test('ships as seen in either version', () => {
    expect([row.ships['2026.5'], row.ships['2026.9']]).toEqual(facts.ships);
    if (facts.plugin !== undefined && facts.ships[0] === 'bundled') expect(row.plugin).toBe(facts.plugin);
  });

  test('reads its variables in the order seen', () => {
    if (facts.env === undefined || NO_CREDENTIALS.has(id)) return;
    expect(envNamesFor(id)).toEqual(facts.env);
  });

  test('has the address and API seen', () => {
    if (facts.baseUrl !== undefined) expect(row.baseUrl).toBe(facts.baseUrl);
    if (facts.api !== undefined) expect(row.api).toBe(facts.api);
  });

  test('has the other names seen, each where it works', () => {
    for (const kind of ['hook', 'auth', 'catalog'] as const)
      expect(sorted(row.aliases?.[kind])).toEqual(sorted(facts[kind]));
    for (const alias of facts.pluginAliases ?? []) expect(row.aliases?.plugin).toContain(alias);
    for (const marker of facts.markers ?? []) expect(row.markers).toContain(marker);
  });

  test('offers the sign-ins seen, with their labels, earlier names and flags', () => {
    for (const choice of facts.choices ?? []) {
      const found = signInOf(choice.id);
      expect({ provider: found?.provider, label: found?.signIn.label }).toEqual({ provider: id, label: choice.label });
      for (const former of choice.formerly ?? []) expect(signInOf(former)?.signIn.choice).toBe(choice.id);
      if (choice.flag !== undefined && found?.signIn.how !== 'login') expect(found?.signIn.flag).toBe(choice.flag);
    }
  });

  test('offers what only 2026.9 does under the name that it has there', () => {
    if (facts.ships[0] !== 'absent') return;
    const own = signInsOf(id).map(({ choice }) => choice);
    const pasted = (facts.choicesIn9 ?? []).filter(([choice]) => !['apple-fm', 'radius'].includes(choice));
    expect(own).toEqual(expect.arrayContaining(pasted.map(([choice]) => choice)));
  });

  const { documents = {} } = facts;

  test('knows the variables and sign-ins that the documents name', () => {
    for (const name of documents.env ?? []) expect(envNamesFor(id)).toContain(name);
    for (const choice of documents.authChoice ?? []) expect(signInOf(choice)?.provider).toBe(id);
  });

  test('knows the plugin and models that the documents name', () => {
    if (documents.plugin !== undefined) expect(row.documents?.plugin).toBe(documents.plugin);
    if (documents.example !== undefined) expect(row.documents?.example).toBe(documents.example);
    for (const model of documents.models ?? []) expect(row.documents?.models).toContain(model);
  });

  test('offers the other address of the documents', () => {
    if (documents.altBaseUrl === undefined) return;
    const places = signInsOf(id).flatMap(({ regions }) => regions);
    expect(places.find(({ baseUrl }) => baseUrl === documents.altBaseUrl)?.api).toBe('openai-completions');
  });
});
