import type { NoticeWords } from '../edits/words.js';
import { unreachable } from '../result.js';

/** What setting a provider up, or taking it out, brings with it. Addresses in it are public: without a user name or a key. */
export type SetupNotice =
  /** Always there: where requests, and the key with them, will go. */
  | { readonly kind: 'sends-to'; readonly provider: string; readonly url: string; readonly needsYes: false }
  /** Over the open network, in plain text. */
  | { readonly kind: 'unencrypted'; readonly provider: string; readonly url: string; readonly needsYes: true }
  | {
      readonly kind: 'endpoint-replaced';
      readonly provider: string;
      readonly from: string;
      readonly to: string;
      readonly needsYes: false;
    }
  | { readonly kind: 'key-goes-to'; readonly place: string; readonly needsYes: false }
  | { readonly kind: 'variable-replaced'; readonly name: string; readonly file: string; readonly needsYes: true }
  | { readonly kind: 'key-replaced'; readonly path: string; readonly needsYes: false }
  /** In plain text. `isFirst`: OpenClaw sends it before any other, since the entry says `auth: "api-key"`. */
  | { readonly kind: 'old-key-stays'; readonly path: string; readonly isFirst: boolean; readonly needsYes: false }
  /** Several profiles of one provider take turns unless an order says otherwise. */
  | {
      readonly kind: 'takes-turns';
      readonly provider: string;
      readonly profiles: readonly string[];
      readonly needsYes: false;
    }
  | { readonly kind: 'primary-replaced'; readonly from: string; readonly to: string; readonly needsYes: false }
  | { readonly kind: 'primary-kept'; readonly ref: string; readonly needsYes: false }
  /** No default is set: OpenClaw takes the first model that any provider declares. */
  | { readonly kind: 'default-follows'; readonly ref: string; readonly needsYes: false }
  | { readonly kind: 'agent-keeps-model'; readonly agent: string; readonly ref: string; readonly needsYes: false }
  | { readonly kind: 'only-declared'; readonly needsYes: false }
  | { readonly kind: 'stops-discovery'; readonly provider: string; readonly needsYes: false }
  | { readonly kind: 'window-unknown'; readonly ids: readonly string[]; readonly needsYes: false }
  /** Of an Ollama that has them not loaded. */
  | { readonly kind: 'window-trained'; readonly ids: readonly string[]; readonly needsYes: false }
  | { readonly kind: 'window-small'; readonly id: string; readonly tokens: number; readonly needsYes: false }
  | {
      readonly kind: 'answer-limited';
      readonly id: string;
      readonly from: number;
      readonly to: number;
      readonly needsYes: false;
    }
  | { readonly kind: 'plugin-enabled'; readonly plugin: string; readonly needsYes: false }
  | { readonly kind: 'plugin-renamed'; readonly from: string; readonly to: string; readonly needsYes: false }
  /** `by`, as a key path of the config. */
  | { readonly kind: 'plugin-off'; readonly plugin: string; readonly by: string; readonly needsYes: true }
  | { readonly kind: 'plugin-missing'; readonly plugin: string; readonly provider: string; readonly needsYes: true }
  /** `next`: what OpenClaw takes in its place. */
  | { readonly kind: 'primary-gone'; readonly ref: string; readonly next: string; readonly needsYes: true }
  | { readonly kind: 'agent-model-gone'; readonly agent: string; readonly ref: string; readonly needsYes: true }
  /** In bytes. OpenClaw itself would not write that. */
  | {
      readonly kind: 'config-shrinks';
      readonly file: string;
      readonly from: number;
      readonly to: number;
      readonly needsYes: true;
    }
  | { readonly kind: 'block-gone'; readonly provider: string; readonly models: number; readonly needsYes: true }
  | { readonly kind: 'still-named'; readonly paths: readonly string[]; readonly needsYes: false }
  | {
      readonly kind: 'credential-stays';
      readonly provider: string;
      readonly what: readonly string[];
      readonly hasProfiles: boolean;
      readonly needsYes: false;
    }
  | {
      readonly kind: 'profiles-gone';
      readonly ids: readonly string[];
      readonly file: string;
      readonly needsYes: true;
    };

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of kinds, so that the compiler tells when one is missing.
export function setupNoticeWords(notice: SetupNotice): NoticeWords {
  switch (notice.kind) {
    case 'sends-to':
      return { says: `Requests to ${notice.provider} go to ${notice.url}.` };
    case 'unencrypted':
      return {
        says: `${notice.url} is not encrypted: the key and all that is said can be read on the way.`,
        next: 'Use https, or a tunnel to this machine.',
      };
    case 'endpoint-replaced':
      return { says: `${notice.provider} was at ${notice.from}; from now on it is ${notice.to}.` };
    case 'key-goes-to':
      return { says: `The key goes into ${notice.place}.` };
    case 'variable-replaced':
      return { says: `${notice.name} in ${notice.file} gets another value; whatever else reads it gets that too.` };
    case 'key-replaced':
      return { says: `${notice.path} had a key; the new one takes its place.` };
    case 'old-key-stays':
      return {
        says: `${notice.path} still holds a key, in plain text${notice.isFirst ? ', and OpenClaw sends that one first' : ''}.`,
        next: `Once the new one is proven: pincer config unset ${notice.path}`,
      };
    case 'takes-turns':
      return {
        says: `${notice.provider} has ${list(notice.profiles)} too; OpenClaw takes them in turn.`,
        next: `Say which comes first with: pincer auth order set --provider ${notice.provider} <id> <id>`,
      };
    case 'primary-replaced':
      return { says: `${notice.to} becomes the default model in place of ${notice.from}.` };
    case 'primary-kept':
      return { says: `${notice.ref} stays the default model.` };
    case 'default-follows':
      return {
        says: `No default model is set, so OpenClaw takes the first that is declared: ${notice.ref}.`,
        next: 'Choose another one with: pincer set provider/model',
      };
    case 'agent-keeps-model':
      return { says: `Agent ${notice.agent} has a model of its own and keeps it: ${notice.ref}.` };
    case 'only-declared':
      return {
        says: 'models.mode is "replace": only models that stand under models.providers count, so they are put there.',
      };
    case 'stops-discovery':
      return {
        says: `OpenClaw no longer asks ${notice.provider} for its models once some are declared: new ones have to be declared too.`,
      };
    case 'window-unknown':
      return {
        says: `How much ${list(notice.ids)} can take in is not known. The documents say 8192, with which OpenClaw 2026.5 would refuse every turn; so no contextWindow is written, and OpenClaw counts with 200000.`,
        next: 'Where the server takes less, set contextWindow to what it takes.',
      };
    case 'window-trained':
      return {
        says: `contextWindow of ${list(notice.ids)} is what it was trained with: Ollama tells what it runs a model with once that is loaded.`,
        next: 'Load it and see: pincer discover. OpenClaw 2026.5 has Ollama run a model with more by params.num_ctx of it.',
      };
    case 'window-small':
      return {
        says: `${notice.id} takes in ${notice.tokens} tokens: OpenClaw 2026.5 needs about 29000 before a word is said, and refuses every turn.`,
        next: 'Start the server with a larger window, such as 65536, and say so in contextWindow.',
      };
    case 'answer-limited':
      return {
        says: `An answer of ${notice.id} cannot be longer than its window: maxTokens becomes ${notice.to}, not ${notice.from}.`,
      };
    case 'plugin-enabled':
      return { says: `Plugin ${notice.plugin} is turned on.` };
    case 'plugin-renamed':
      return { says: `${notice.from} is called ${notice.to} by the OpenClaw of this home.` };
    case 'plugin-off':
      return {
        says: `OpenClaw does not load plugin ${notice.plugin}, because of ${notice.by}; without it this provider does not answer.`,
        next: `Change ${notice.by} if that is meant to be: Pincer leaves what a person ruled out.`,
      };
    case 'plugin-missing':
      return {
        says: `${notice.provider} needs plugin ${notice.plugin}, which does not come with this OpenClaw.`,
        next: `Install it with: openclaw plugins install ${notice.plugin}`,
      };
    case 'primary-gone':
      return {
        says: `${notice.ref} is the default model and goes; OpenClaw then takes ${notice.next}.`,
        next: 'Choose another one first with: pincer set provider/model',
      };
    case 'agent-model-gone':
      return {
        says: `Agent ${notice.agent} loses its model ${notice.ref}; that of the defaults takes its place.`,
      };
    case 'config-shrinks':
      return {
        says: `${notice.file} shrinks from ${notice.from} to ${notice.to} bytes: a gateway that runs may take that for damage, and put back what was there.`,
        next: 'Look at it afterwards: pincer status',
      };
    case 'block-gone':
      return { says: `models.providers.${notice.provider} goes, with ${counted(notice.models)} in it.` };
    case 'still-named':
      return { says: `Still named at ${list(notice.paths)}.`, next: 'Change that by hand, or with: pincer config set' };
    case 'credential-stays':
      return {
        says: `What signs in to ${notice.provider} stays: ${list(notice.what)}.`,
        next: notice.hasProfiles
          ? 'Take the profiles out too with --credentials; variables are yours to remove.'
          : 'Remove it from where it is set, if nothing else reads it.',
      };
    case 'profiles-gone':
      return { says: `${list(notice.ids)} ${notice.ids.length === 1 ? 'goes' : 'go'} from ${notice.file}.` };
    default:
      return unreachable(notice);
  }
}

const counted = (models: number): string => (models === 1 ? 'one model' : `${models} models`);

const list = (items: readonly string[]): string =>
  items.length <= 3 ? items.join(', ') : `${items.slice(0, 3).join(', ')} and ${items.length - 3} more`;
