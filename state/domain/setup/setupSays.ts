import { cleanSecret, isKeyVariable, isMarker, secretRef } from '../auth/secretText.js';
import { isOpenToOthers } from '../config/localHost.js';
import { readSettings } from '../edits/settings.js';
import { isObject, type Json, valueAt } from '../json.js';
import { showPath } from '../keyPath.js';
import { publicUrl } from '../masking/publicText.js';
import { resolvePrimary } from '../models/modelRef.js';
import { providerRow } from '../providers/table.js';
import { rowNotices } from './modelRows.js';
import { blockOf } from './providerBlock.js';
import type { Endpoint, SetupModel } from './setup.js';
import type { SetupNotice } from './setupNotice.js';
import type { ToSetUp } from './toSetUp.js';

/** Where requests go from then on: always told, before everything else. */
export function whereNotices({ home, config, setup }: ToSetUp, provider: string, endpoint: Endpoint | undefined) {
  const notices: SetupNotice[] = [];
  const state = home.providers.find(({ id }) => id === provider);
  const url = endpoint?.baseUrl ?? state?.baseUrl ?? providerRow(provider)?.baseUrl;
  if (url !== undefined) notices.push({ kind: 'sends-to', provider, url: publicUrl(url), needsYes: false });
  if (url !== undefined && isOpenToOthers(url) && setup.credential.kind !== 'placeholder')
    notices.push({ kind: 'unencrypted', provider, url: publicUrl(url), needsYes: true });
  if (valueAt(config, ['models', 'mode']) === 'replace') notices.push({ kind: 'only-declared', needsYes: false });
  return notices;
}

/** A key that the set-up brings goes elsewhere, and the entry has one of old: nobody would think of that one any more. */
export function oldKeyNotice({ config, setup, apiKey }: ToSetUp, provider: string): readonly SetupNotice[] {
  const block = blockOf(config, provider);
  const { kind } = setup.credential;
  if (block === undefined || !isObject(block.value) || apiKey !== undefined || kind === 'keep') return [];
  const key = cleanSecret(block.value.apiKey);
  if (key === undefined || isMarker(key) || isKeyVariable(key) || secretRef(key) !== undefined) return [];
  const path = showPath([...block.path, 'apiKey']);
  return [{ kind: 'old-key-stays', path, isFirst: block.value.auth === 'api-key', needsYes: false }];
}

/** What declaring models brings with it. */
export function declaringNotices(
  facts: ToSetUp,
  provider: string,
  rows: readonly SetupModel[],
): readonly SetupNotice[] {
  return [
    ...rowNotices(newRows(facts.config, provider, rows)),
    ...discoveryNotice(facts.config, provider, rows),
    ...defaultFollows(facts, provider, rows),
  ];
}

const declaredIn = (config: Json, provider: string): readonly Json[] => {
  const value = blockOf(config, provider)?.value;
  return isObject(value) && Array.isArray(value.models) ? value.models : [];
};

function newRows(config: Json, provider: string, rows: readonly SetupModel[]): readonly SetupModel[] {
  const there = new Set(declaredIn(config, provider).map((row) => (isObject(row) ? row.id : undefined)));
  return rows.filter(({ id }) => !there.has(id));
}

/** What answers first changes without anybody having said so. */
function defaultFollows(
  { home, config, setup }: ToSetUp,
  provider: string,
  rows: readonly SetupModel[],
): readonly SetupNotice[] {
  const [first] = rows;
  const isChosen = setup.models.some(({ role }) => role === 'default');
  const before = resolvePrimary({ ...home, models: readSettings(config) });
  const isKept = before.via !== 'built-in-default' || blockOf(config, before.provider) !== undefined;
  if (first === undefined || isChosen || isKept || provider === before.provider) return [];
  return [{ kind: 'default-follows', ref: `${provider}/${first.id}`, needsYes: false }];
}

/** OpenClaw asks these for their models, as long as no model is declared. */
const ASKED: ReadonlySet<string> = new Set(['lmstudio', 'ollama', 'sglang', 'vllm']);

const discoveryNotice = (config: Json, provider: string, rows: readonly SetupModel[]): readonly SetupNotice[] =>
  ASKED.has(provider) && rows.length > 0 && declaredIn(config, provider).length === 0
    ? [{ kind: 'stops-discovery', provider, needsYes: false }]
    : [];
