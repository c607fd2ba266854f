import type { KeyHandle } from '../auth/keyHandle.js';
import type { NewProfile } from '../auth/profileChange.js';
import type { Cost } from '../home.js';
import type { Json } from '../json.js';

/**
 * A provider as a person wants it set up, complete: the wizard and `pincer setup` both end in one, and one planner writes it.
 * It adds: an existing primary stays unless a model asks for the role, and no other model, provider or allowlist entry goes.
 */
export type Setup = {
  /** Canonical id. */
  readonly provider: string;
  /** The auth choice it came from, in OpenClaw's words; absent for a provider of one's own. */
  readonly choice?: string;
  readonly credential: SetupCredential;
  /** Absent: OpenClaw knows where the provider is, and no block is written for that. */
  readonly endpoint?: Endpoint;
  readonly models: readonly SetupModel[];
  /** `plugins.entries.<id>.enabled`, where the provider needs one that may be off. */
  readonly plugin?: string;
};

export type Endpoint = {
  /** As OpenClaw wants it for the API, without a key in it. */
  readonly baseUrl: string;
  /** OpenClaw's name, always written. */
  readonly api: string;
  readonly authHeader?: true;
};

/** Where the key goes. The first is what Pincer proposes. */
export type SetupCredential =
  /** Into OpenClaw's `.env` as `variable`, and a reference to it in the profile or, for a provider of one's own, the config. */
  | {
      readonly kind: 'env';
      readonly handle: KeyHandle;
      readonly variable: string;
      readonly profileId?: string;
      readonly type?: 'token';
      /** Epoch ms. */
      readonly expires?: number;
    }
  | { readonly kind: 'profile'; readonly profiles: readonly NewProfile[] }
  /** `models.providers.<id>.apiKey`, in plain text: needs a yes. */
  | { readonly kind: 'config'; readonly handle: KeyHandle }
  /** A variable that is set already, process or `.env`; refers to it where OpenClaw would not look by itself. */
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly profileId?: string;
      readonly type?: 'token';
      /** Epoch ms. */
      readonly expires?: number;
    }
  /** The text that OpenClaw wants for a server without keys, such as `ollama-local`. */
  | { readonly kind: 'placeholder'; readonly text: string }
  /** A credential is there and stays, or none is needed. */
  | { readonly kind: 'keep' };

/** A model that the set-up declares, allows or puts to use. Facts that are unknown are left out, and OpenClaw's defaults hold. */
export type SetupModel = {
  /** Case matters. */
  readonly id: string;
  readonly role: 'default' | 'fallback' | 'allowed' | 'declared';
  readonly alias?: string;
  readonly name?: string;
  readonly reasoning?: boolean;
  readonly input?: readonly ('text' | 'image' | 'video' | 'audio')[];
  readonly cost?: Cost;
  /** Tokens. */
  readonly contextWindow?: number;
  /** As in `FoundModel`. Nothing of it is written. */
  readonly sizeFrom?: 'training';
  readonly maxTokens?: number;
  /** `agents.defaults.models.<ref>.params`, such as OpenRouter's routing to a region. */
  readonly params?: Readonly<Record<string, Json>>;
};
