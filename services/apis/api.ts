import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import type { Answer, Listing } from '../../state/domain/probe/evidence.js';

/** One request of a dialect, still without key and deadlines. */
export type ApiRequest = { readonly method: 'GET' | 'POST'; readonly url: string; readonly body?: Json };

/** Whom to ask, and how. */
export type Wish = {
  readonly baseUrl: string;
  readonly model: string;
  readonly maxTokensField?: 'max_tokens' | 'max_completion_tokens';
  /** Tokens that the answer may have; without it, as few as answer the question. */
  readonly maxTokens?: number;
  /** The key is a subscription token of Claude, which is good for Claude Code alone. */
  readonly asClaudeCode: boolean;
};

/**
 * One wire dialect: how its requests look and how its answers read. Paths are those that OpenClaw calls, including what it
 * makes of a base URL with or without `/v1`; otherwise a probe would prove another address than the one in use.
 */
export type Api = {
  /** Headers beside the key. */
  readonly headers: Readonly<Record<string, string>>;
  readonly list: (baseUrl: string) => ApiRequest;
  /** The smallest request that makes a model answer, as a stream: OpenClaw asks no other way. */
  readonly complete: (wish: Wish) => ApiRequest;
  /**
   * Asks the model to call a tool; forced to, where the API can force. Some models take a tool and no force: `isForced: false`
   * leaves it to the model.
   */
  readonly callTool: (wish: Wish, isForced?: boolean) => ApiRequest;
  /** Shows the model a picture and asks what is on it. */
  readonly seeImage: (wish: Wish) => ApiRequest;
  /** The path of completions with nothing in it, for servers without a list; undefined where there always is one. */
  readonly emptyRequest?: (baseUrl: string) => ApiRequest;
  readonly readList: (body: Json) => Listing | undefined;
  /** What an answer that came whole says. */
  readonly readAnswer: (body: Json) => Answer | undefined;
  /** What one event of a completion says, which comes as a stream. */
  readonly readEvent: (event: JsonObject) => Piece;
};

/** What an event adds to an answer. */
export type Piece = {
  readonly model?: string;
  /** What the model generated, thinking included. */
  readonly generated?: string;
  /** What of it is the answer. */
  readonly text?: string;
  /** The answer is whole with this one. */
  readonly done?: boolean;
  /** No other event follows. */
  readonly last?: boolean;
  /** Its allowance of tokens ended before it did. */
  readonly cut?: boolean;
  /** Tokens generated so far, those that were thought and not shown left out. */
  readonly tokens?: number;
  /** Tokens per second, as the server itself measured. */
  readonly rate?: number;
  /** The stream goes wrong here: a body such as errors have. */
  readonly error?: JsonObject;
};

/** A number that can be a rate: more than nothing, and not without end. */
export const rateOf = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;

/** A base URL without blanks around it and slashes behind it. */
export const trimmed = (baseUrl: string): string => baseUrl.trim().replace(/\/+$/, '');

export const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** The texts of several parts as one; undefined where none of them has any. */
export function textsOf(parts: readonly JsonObject[], key = 'text'): string | undefined {
  const texts = parts.flatMap((part) => textOf(part[key]) ?? []);
  return texts.length === 0 ? undefined : texts.join('');
}

/** The names of the tools that were called, where any were. */
export const callsOf = (names: readonly (Json | undefined)[]): { readonly toolCalls?: readonly string[] } =>
  names.length === 0 ? {} : { toolCalls: names.map((name) => textOf(name) ?? '') };

export const cutIf = (isCut: boolean): { readonly cut?: true } => (isCut ? { cut: true } : {});

/** Tokens are whole, and nobody has more of them than can be counted. */
export const sizeOf = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;

/** The objects of a list; anything else in it is passed over, and a list of millions is not worth reading on. */
export const objectsIn = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.slice(0, MOST_ROWS).filter(isObject) : [];

const MOST_ROWS = 10_000;

/** The object that stands there, or one with nothing in it. */
export const objectOf = (value: Json | undefined): JsonObject => (value !== undefined && isObject(value) ? value : {});

/** A record field that is left out when there is nothing to say. */
export const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  // A computed key widens to string; it is K.
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
