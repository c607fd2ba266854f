import type { Dialect } from '../home.js';
import { wordsOf } from '../probe/words.js';
import type { DiscoveredModel, DiscoveredServer } from './discovery.js';
import { disagree, factsOf, hiddenWords, looksWords, overpromiseWords } from './words.js';

/** What was found, for people. */
export function discoveryText(servers: readonly DiscoveredServer[], version: Dialect['version']): readonly string[] {
  return servers.flatMap((server, i) => [...(i === 0 ? [] : ['']), ...serverLines(server, version)]);
}

function serverLines(server: DiscoveredServer, version: Dialect['version']): readonly string[] {
  const { models, gone, isCut } = server;
  return [
    headLine(server),
    ...aboutLines(server, version),
    ...(models?.length === 0 ? ['  It has no models.'] : []),
    ...(models ?? []).map((model) => modelLine(model)),
    ...gone.map(({ id, usedAt }) => `  - ${id}  gone${usedAt.length === 0 ? '' : `, and used: ${usedAt.join(', ')}`}`),
    ...(isCut ? ['  The list goes on; the rest was not read.'] : []),
    ...findings(models ?? []),
  ];
}

const headLine = (server: DiscoveredServer): string => `${server.answers ? '●' : '✖'} ${serverWords(server)}`;

/** What it is, where, whether it answers, and whose it is in the config. */
export function serverWords({ kind, baseUrl, provider, isConfigured, outcome }: DiscoveredServer): string {
  const who = kind === undefined ? 'Server' : kind.version === undefined ? kind.name : `${kind.name} ${kind.version}`;
  const state = outcome.kind === 'ok' || outcome.kind === 'no_model' ? 'answers' : wordsOf(outcome).word;
  return `${who} at ${baseUrl}: ${state}  [${provider}${isConfigured ? '' : ', not in the config'}]`;
}

/** The base URL, what is wrong, the key, and what OpenClaw makes of it. */
export function aboutLines(server: DiscoveredServer, version: Dialect['version']): readonly string[] {
  const { outcome, credential } = server;
  const { says, next } = wordsOf(outcome);
  const isFine = outcome.kind === 'ok' || outcome.kind === 'no_model';
  const sent = credential?.sent === true ? '' : ', not sent here';
  return [
    ...addressLines(server),
    ...(isFine ? [] : [`  ${says}${next === undefined ? '' : ` ${next}`}`]),
    ...(credential === undefined ? [] : [`  Key: ${credential.place} ${credential.label}${sent}`]),
    ...(server.answers ? looksLines(server, version) : []),
  ];
}

function addressLines({ asked, baseUrl, better }: DiscoveredServer): readonly string[] {
  const bare = (url: string): string => url.replace(/\/+$/, '');
  if (bare(asked) === bare(baseUrl)) return [];
  const fix = better === undefined ? [] : [`  Correct it with: pincer config set '${better.path}' ${better.baseUrl}`];
  return [`  ${asked} was asked for; ${baseUrl} is the base URL.`, ...fix];
}

function looksLines(server: DiscoveredServer, version: Dialect['version']): readonly string[] {
  const { openclaw, documents } = server;
  return [
    ...(openclaw === undefined ? [] : [`  OpenClaw ${version} ${looksWords(openclaw)}.`]),
    ...(openclaw?.asks === true && documents !== undefined ? [OTHERWISE] : []),
    ...(documents !== undefined && disagree(server) ? [`  By the documents, OpenClaw ${looksWords(documents)}.`] : []),
  ];
}

/** What is the same for every model of an Ollama that is discovered. */
const OTHERWISE =
  '  It keeps models without tools, which the documents leave out, and takes answers of 8192 tokens, where they say ten times the window.';

const MARKS = { new: '+', same: '=', changed: '~' } as const;

const modelLine = (model: DiscoveredModel): string =>
  `  ${MARKS[model.configured]} ${model.id}  ${modelParts(model).join(', ')}`;

/** What is told of it beside its id, with what the config says otherwise and why it is hidden. */
export function modelParts(model: DiscoveredModel): readonly string[] {
  const { hidden, changes } = model;
  const differs = changes.map(
    ({ field, configured: was, endpoint }) => `${field} ${was} in the config, ${endpoint} here`,
  );
  return [
    ...factsOf(model),
    ...windowsOf(model),
    ...differs,
    ...(hidden === undefined ? [] : [`hidden: ${hiddenWords(hidden)}`]),
  ];
}

/** Where OpenClaw counts on another window than the server has, when it finds the model by itself. */
function windowsOf({ openclaw, documents, running, trained }: DiscoveredModel): readonly string[] {
  if (openclaw === undefined) return [];
  const counts = openclaw.contextTokens ?? openclaw.contextWindow;
  if (counts === (running ?? trained)) return [];
  const said =
    documents === undefined || documents.contextWindow === counts ? '' : ` (the documents: ${documents.contextWindow})`;
  return [`OpenClaw counts on ${counts}${said}`];
}

const findings = (models: readonly DiscoveredModel[]): readonly string[] =>
  models.flatMap(({ overpromise }) => {
    if (overpromise === undefined) return [];
    const { says, next } = overpromiseWords(overpromise);
    return [`  ! ${says}`, `    ${next}`];
  });

/** The same for programs: what was found, with the words for people beside the names. */
export const discoveryJson = (servers: readonly DiscoveredServer[]) => ({
  count: servers.length,
  servers: servers.map(({ outcome, models, openclaw, documents, ...server }) => ({
    ...server,
    outcome: { ...outcome, ...told(outcome) },
    openclaw: openclaw === undefined ? null : { ...openclaw, says: looksWords(openclaw) },
    documents: documents === undefined ? null : { ...documents, says: looksWords(documents) },
    models: models?.map(modelJson) ?? null,
  })),
});

function told(outcome: DiscoveredServer['outcome']) {
  const { word, says, next } = wordsOf(outcome);
  return { word, says, ...(next === undefined ? {} : { next }) };
}

const modelJson = ({ hidden, overpromise, tools, ...model }: DiscoveredModel) => ({
  ...model,
  // `null`: the server does not tell, which is not the same as having none.
  tools: tools ?? null,
  hidden: hidden === undefined ? null : { ...hidden, says: hiddenWords(hidden) },
  ...(overpromise === undefined
    ? {}
    : { finding: { kind: 'overpromise', ...overpromise, ...overpromiseWords(overpromise) } }),
});
