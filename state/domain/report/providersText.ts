import { shortDuration } from '../auth/authHealth.js';
import { restWords } from '../auth/rungWords.js';
import { documentModels } from '../models/spelling.js';
import { fitTo, plain, widthOf } from '../text.js';
import type { ProviderReport, ProviderSummary, RungReport, SignInReport } from './providersReport.js';

/** A table, as wide as what is in it. `now` in epoch ms. */
export function providersText(rows: readonly ProviderSummary[], now: number): readonly string[] {
  if (rows.length === 0)
    return ['No provider is configured or has a credential. See all with: pincer providers list --all'];
  const cells = [
    ['Provider', 'Name', 'State', 'Credential', 'Host', 'Models'],
    ...rows.map((row) => [
      row.id,
      row.label,
      stateText(row, now),
      row.credential?.place ?? '-',
      row.host ?? '-',
      modelsText(row),
    ]),
  ];
  return tableText(cells);
}

/** Columns as wide as what is in them, the first line their names. */
export function tableText(texts: readonly (readonly string[])[]): readonly string[] {
  const cells = texts.map((line) => line.map(plain));
  const widths =
    cells[0]?.map((_, i) => Math.min(MOST, Math.max(...cells.map((line) => widthOf(line[i] ?? ''))))) ?? [];
  return cells.map((line) =>
    line
      .map((cell, i) => (i === line.length - 1 ? cell : fitTo(cell, widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** Cells of a column. */
const MOST = 44;

const modelsText = ({ models: { known, usable } }: ProviderSummary): string =>
  usable === known ? `${known}` : `${usable} of ${known}`;

function stateText({ state, rest, credential }: ProviderSummary, now: number): string {
  if (rest !== undefined && rest.until > now) return `${restWords(rest).what}, ${shortDuration(rest.until - now)} left`;
  const words = STATES[state];
  return state === 'expiring' && credential?.expiresAt !== undefined
    ? `${words} in ${shortDuration(credential.expiresAt - now)}`
    : words;
}

const STATES: Readonly<Record<ProviderSummary['state'], string>> = {
  ready: 'ready',
  expiring: 'expires',
  refreshable: 'expired, OpenClaw renews it',
  dead: 'dead',
  missing: 'no credential',
  'not-needed': 'ready, no key needed',
  malformed: 'malformed entry',
  unknown: 'unknown: the store is not read',
};

/** Everything of one provider, in paragraphs. */
export function providerText(report: ProviderReport, now: number): readonly string[] {
  const parts = [
    heading(report, now),
    section('Looked in, in this order', [...report.ladder.map((rung) => rungLine(rung, now)), ...orderLine(report)]),
    section('Ways to sign in', report.signIns.flatMap(signInLines)),
    section('Models', modelLines(report)),
    section('Notes', report.notes),
  ];
  return parts.filter((lines) => lines.length > 0).flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

function heading(report: ProviderReport, now: number): readonly string[] {
  const { baseUrl, baseUrlFrom, host, api, plugin, aliases } = report;
  const from = baseUrlFrom === undefined ? '' : ` (from ${FROM[baseUrlFrom]})`;
  // What is missing is said by the step that would help.
  const why = report.why === undefined || report.state === 'missing' ? '' : `: ${report.why}`;
  return [
    `${report.label} (${report.id})${report.inUse ? ', in use' : ''}`,
    ...pair('state', `${stateText(report, now)}${why}`),
    ...pair('next', report.next),
    ...pair('credential', report.credential && `${report.credential.place}  ${report.credential.label}`.trim()),
    ...pair('host', host),
    ...pair('base URL', baseUrl && `${baseUrl}${from}`),
    ...pair('API', api),
    ...pair('plugin', plugin && `${plugin.id}: ${pluginText(plugin)}`),
    ...pair('also called', aliases.length === 0 ? undefined : aliases.join(', ')),
    ...pair('set up with', report.setup),
  ];
}

const FROM: Readonly<Record<NonNullable<ProviderReport['baseUrlFrom']>, string>> = {
  config: 'openclaw.json',
  'models.json': 'models.json',
  'built-in': 'OpenClaw',
};

function pluginText({ id, state, by }: NonNullable<ProviderReport['plugin']>): string {
  if (state === 'ruled out') return `kept out by ${by}`;
  if (state === 'off') return `off; turn it on with: pincer providers enable ${id}`;
  return state === 'on' ? 'on' : 'on unless the config says otherwise';
}

const pair = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`  ${name.padEnd(12)} ${value}`];

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];

function rungLine({ wins, place, holds, label, why, expiresAt, inherited }: RungReport, now: number): string {
  const expiry =
    expiresAt === undefined
      ? ''
      : expiresAt > now
        ? `expires in ${shortDuration(expiresAt - now)}`
        : `expired ${shortDuration(now - expiresAt)} ago`;
  const told = [
    `${wins ? '>' : ' '} ${place}`,
    holds,
    holds === 'absent' ? '' : label,
    expiry,
    inherited === undefined ? '' : 'from the main agent',
    why ?? '',
  ];
  return told.filter((part) => part !== '').join('  ');
}

const orderLine = ({ order }: ProviderReport): readonly string[] => (order === undefined ? [] : [`order: ${order}`]);

function signInLines(signIn: SignInReport): readonly string[] {
  const { choice, label, how, regions, keyPage, env, formerly, note } = signIn;
  const told = how === 'key' || how === 'token';
  return [
    `${choice}  ${label} (${HOW[how]})`,
    ...regions.map(({ id, label: place, baseUrl, here }) => `    ${here ? '>' : ' '} ${id}: ${place}, ${baseUrl}`),
    ...(told && env.length > 0 ? [`      variables: ${env.join(', ')}`] : []),
    ...(told && keyPage !== undefined ? [`      a key is made at: ${keyPage}`] : []),
    ...(formerly === undefined ? [] : [`      earlier: ${formerly.join(', ')}`]),
    ...(note === undefined ? [] : [`      ${note}`]),
  ];
}

/** docs/providers.md says it too. @public */
export const HOW: Readonly<Record<SignInReport['how'], string>> = {
  key: 'paste a key',
  token: 'paste a token',
  login: 'log in with Pincer',
  'hand over': "log in with OpenClaw's own command",
  none: 'no key needed',
  cloud: 'found on this machine',
  custom: 'address and key of your own',
};

function modelLines({ id, models, defaultModel }: ProviderReport): readonly string[] {
  const told = documentModels(id).map((model) => `${id}/${model}`);
  return [
    `${models.usable} usable of ${models.known} known`,
    ...(defaultModel === undefined ? [] : [`OpenClaw's onboarding chooses ${defaultModel}`]),
    ...(told.length === 0 ? [] : [`the documents name ${told.join(', ')}`]),
  ];
}
