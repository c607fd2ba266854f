import { isObject, type Json, type JsonObject } from '../json.js';
import type { SetupModel } from './setup.js';

/** The steps of a set-up, in the order in which they come; which of them come depends on the answers. */
const SETUP_STEPS = [
  'resume',
  'provider',
  'sign in',
  'address',
  'api',
  'name',
  'region',
  'credential',
  'key',
  'login',
  'hand over',
  'probe',
  'models',
  'role',
  'alias',
  'hosts',
  'profile',
  'place',
  'variable',
  'expires',
  'review',
] as const;

export type SetupStep = (typeof SETUP_STEPS)[number];

/** What was answered so far; a step that is gone back to finds its answer again. Holds no secret. */
export type SetupAnswers = {
  /** Canonical id; of a provider of one's own, the name it was given. */
  readonly provider?: string;
  /** Any compatible endpoint: `provider` is asked for later. */
  readonly isCustom?: true;
  /** OpenClaw's auth choice. */
  readonly choice?: string;
  readonly region?: string;
  /** As typed, as found on this machine, or as the probe corrected it. */
  readonly baseUrl?: string;
  readonly api?: string;
  /** The endpoint is asked which API it speaks. */
  readonly findsApi?: true;
  readonly credential?: 'paste' | 'keep' | 'variable' | 'none';
  /** The variable that is set already. */
  readonly uses?: string;
  /** Ids; the first one is what the role is about. */
  readonly models?: readonly string[];
  readonly role?: SetupModel['role'];
  readonly alias?: string;
  /** Names of hosts, as typed: see `routing.ts`. */
  readonly hosts?: string;
  /** The auth profile that it becomes; that of the way to sign in where nothing is said. */
  readonly profileId?: string;
  readonly place?: 'env' | 'profile' | 'config';
  /** The variable that the key goes into. */
  readonly variable?: string;
  /** How long a token is good for, as typed, and when it ends, in epoch ms. */
  readonly expiresIn?: string;
  readonly expires?: number;
};

/** A set-up that was broken off, as the next start of Pincer finds it. */
export type SavedSetup = {
  /** The config that it was for. */
  readonly config: string;
  readonly step: SetupStep;
  readonly answers: SetupAnswers;
};

/** Takes what it understands; what a newer Pincer left, or somebody edited, is no reason to fail. */
export function savedSetupFrom(json: Json | undefined): SavedSetup | undefined {
  if (!isObject(json)) return undefined;
  const { config, answers } = json;
  const step = SETUP_STEPS.find((one) => one === json.step);
  if (typeof config !== 'string' || step === undefined || !isObject(answers)) return undefined;
  return { config, step, answers: answersFrom(answers) };
}

function answersFrom(json: JsonObject): SetupAnswers {
  const text = (key: keyof SetupAnswers): Readonly<Record<string, string>> =>
    typeof json[key] === 'string' ? { [key]: json[key] } : {};
  const { models } = json;
  const credential = among(json.credential, ['paste', 'keep', 'variable', 'none'] as const);
  const role = among(json.role, ['default', 'fallback', 'allowed', 'declared'] as const);
  const place = among(json.place, ['env', 'profile', 'config'] as const);
  return {
    ...text('provider'),
    ...(json.isCustom === true ? { isCustom: true } : {}),
    ...text('choice'),
    ...text('region'),
    ...text('baseUrl'),
    ...text('api'),
    ...(json.findsApi === true ? { findsApi: true } : {}),
    ...(credential === undefined ? {} : { credential }),
    ...text('uses'),
    ...(Array.isArray(models) ? { models: models.filter((id): id is string => typeof id === 'string') } : {}),
    ...(role === undefined ? {} : { role }),
    ...text('alias'),
    ...text('hosts'),
    ...(place === undefined ? {} : { place }),
    ...text('variable'),
    ...text('profileId'),
    ...text('expiresIn'),
    ...(typeof json.expires === 'number' ? { expires: json.expires } : {}),
  };
}

const among = <V extends string>(value: Json | undefined, words: readonly V[]): V | undefined =>
  words.find((word) => word === value);
