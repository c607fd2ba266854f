import { isObject, type Json, type JsonObject } from '../json.js';
import { line } from '../probe/said.js';
import { unreachable } from '../result.js';

/** What is left of a plan, as its vendor counts. */
type PlanQuota = {
  /** `Max`, where it says. */
  readonly plan?: string;
  readonly windows: readonly QuotaWindow[];
};

type QuotaWindow = {
  /** The models that it is for, as the vendor names them. */
  readonly models: string;
  readonly span: 'interval' | 'week';
  /** Of `total`. The vendor calls it usage, and counts down. */
  readonly left?: number;
  readonly total?: number;
  /** 0 to 100. */
  readonly leftPercent: number;
  /** Epoch ms: when it fills up again. */
  readonly resetsAt?: number;
};

export type QuotaAnswer =
  | { readonly kind: 'quota'; readonly quota: PlanQuota; readonly host: string }
  /** No provider of plans that Pincer can ask. */
  | { readonly kind: 'no-plan' }
  | { readonly kind: 'no-credential' }
  /** `said`: the server's own words, with no secret in them. */
  | { readonly kind: 'refused'; readonly host: string; readonly status: number; readonly said?: string }
  | { readonly kind: 'odd'; readonly host: string }
  | { readonly kind: 'unreachable'; readonly host: string; readonly because: string };

/** Providers whose plan can be asked for, and where on the host that their requests go to; the later paths are newer. */
export const QUOTA_PATHS: Readonly<Record<string, readonly string[]>> = {
  minimax: ['/v1/api/openplatform/coding_plan/remains', '/v1/token_plan/remains'],
  'minimax-portal': ['/v1/api/openplatform/coding_plan/remains', '/v1/token_plan/remains'],
};

export const hasQuota = (provider: string): boolean => Object.hasOwn(QUOTA_PATHS, provider);

/** MiniMax answers 200 whatever happened; this tells what. */
export type QuotaBody =
  | { readonly kind: 'quota'; readonly quota: PlanQuota }
  | { readonly kind: 'refused'; readonly said: string }
  | { readonly kind: 'odd' };

export function readQuota(body: Json | undefined): QuotaBody {
  if (!isObject(body)) return { kind: 'odd' };
  const inner = isObject(body.data) ? body.data : body;
  const status = [body.base_resp, inner.base_resp].find(isObject);
  const code = status === undefined ? 0 : (numberOf(status.status_code) ?? 0);
  if (code !== 0) return { kind: 'refused', said: textOf(status?.status_msg) ?? `status ${code}` };
  const rows = Array.isArray(inner.model_remains) ? inner.model_remains.filter(isObject) : undefined;
  if (rows === undefined) return { kind: 'odd' };
  const windows = rows.flatMap((row) => [interval(row), week(row)].flatMap((window) => window ?? []));
  const plan = [inner, ...rows].map(planOf).find((name) => name !== undefined);
  return { kind: 'quota', quota: { windows, ...(plan === undefined ? {} : { plan }) } };
}

const planOf = (row: JsonObject): string | undefined =>
  textOf(row.current_subscribe_title) ?? textOf(row.plan_name) ?? textOf(row.combo_title);

const interval = (row: JsonObject): QuotaWindow | undefined =>
  windowOf(row, 'interval', {
    left: numberOf(row.current_interval_remaining_count) ?? numberOf(row.current_interval_usage_count),
    total: numberOf(row.current_interval_total_count),
    percent: numberOf(row.current_interval_remaining_percent),
    ends: numberOf(row.end_time),
  });

const week = (row: JsonObject): QuotaWindow | undefined =>
  windowOf(row, 'week', {
    left: numberOf(row.current_weekly_remaining_count) ?? numberOf(row.current_weekly_usage_count),
    total: numberOf(row.current_weekly_total_count),
    percent: numberOf(row.current_weekly_remaining_percent),
    ends: numberOf(row.weekly_end_time),
  });

type Told = {
  readonly left: number | undefined;
  readonly total: number | undefined;
  readonly percent: number | undefined;
  readonly ends: number | undefined;
};

/** A window that does not count is left out: a total of 0 means that the plan has none, unless it tells a percentage. */
function windowOf(row: JsonObject, span: QuotaWindow['span'], told: Told): QuotaWindow | undefined {
  const { left, total = 0, percent, ends } = told;
  const counted = left !== undefined && total > 0;
  const leftPercent = percent ?? (counted ? (left / total) * 100 : undefined);
  if (leftPercent === undefined) return undefined;
  return {
    models: textOf(row.model_name) ?? 'all models',
    span,
    leftPercent: Math.min(100, Math.max(0, leftPercent)),
    ...(counted ? { left, total } : {}),
    ...(ends === undefined ? {} : { resetsAt: ends < SECONDS_BELOW ? ends * 1000 : ends }),
  };
}

/** A time in ms has more digits, until the year 5138 in seconds. */
const SECONDS_BELOW = 1e11;

/** It has sent numbers as texts. */
function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

const textOf = (value: Json | undefined): string | undefined => {
  const text = typeof value === 'string' ? line(value) : '';
  return text === '' ? undefined : text;
};

/** One line for each window, or one that says why there is none. `now` in epoch ms; `duration` words for a time to wait. */
export function quotaLines(answer: QuotaAnswer, now: number, duration: (ms: number) => string): readonly string[] {
  switch (answer.kind) {
    case 'quota':
      return quotaRows(answer.quota, now, duration);
    case 'no-plan':
      return ['There is no plan that can be asked for.'];
    case 'no-credential':
      return ['There is no credential to ask with.'];
    case 'refused':
      return [
        `${answer.host} refused with ${answer.status}${answer.said === undefined ? '' : `: ${answer.said}`}`,
        'Only the key or login of a Coding Plan may ask, at the endpoint of its own region.',
      ];
    case 'odd':
      return [`${answer.host} answered with something that is no quota.`];
    case 'unreachable':
      return [`${answer.host} could not be reached: ${answer.because}`];
    default:
      return unreachable(answer);
  }
}

function quotaRows({ plan, windows }: PlanQuota, now: number, duration: (ms: number) => string): readonly string[] {
  const head = plan === undefined ? [] : [`plan ${plan}`];
  if (windows.length === 0) return [...head, 'The plan counts nothing.'];
  return [
    ...head,
    ...windows.map(({ models, span, left, total, leftPercent, resetsAt }) => {
      const count = total === undefined ? '' : ` (${left} of ${total})`;
      const again = resetsAt === undefined || resetsAt <= now ? '' : `, full again in ${duration(resetsAt - now)}`;
      return `${models}, ${span === 'week' ? 'this week' : 'now'}: ${Math.round(leftPercent)}% left${count}${again}`;
    }),
  ];
}
