import type { NoticeWords } from '../edits/words.js';
import { unreachable } from '../result.js';

/** What a change of auth profiles brings with it. */
export type ProfileNotice =
  | { readonly kind: 'profile-replaced'; readonly id: string; readonly needsYes: false }
  /** The agent reads it through from the main one; `does`: what happens to it there. */
  | {
      readonly kind: 'profile-of-main';
      readonly id: string;
      readonly agent: string;
      readonly does: 'removed' | 'renamed' | 'woken';
      readonly needsYes: boolean;
    }
  /** Other agents have one of the same id, so what the config says of it stays. */
  | {
      readonly kind: 'profile-held-elsewhere';
      readonly id: string;
      readonly agents: readonly string[];
      readonly needsYes: false;
    }
  /** The last profile of an order went: then all that are there are tried. */
  | { readonly kind: 'order-gone'; readonly provider: string; readonly needsYes: false }
  /** Model refs that ask for it (`model@profile`) find none any more. */
  | { readonly kind: 'refs-ask-for-it'; readonly id: string; readonly refs: readonly string[]; readonly needsYes: true }
  /** Another program's login, which OpenClaw takes over whenever it finds it. */
  | { readonly kind: 'profile-comes-back'; readonly id: string; readonly program: string; readonly needsYes: false }
  /** An order names others, so it is not tried. */
  | {
      readonly kind: 'order-leaves-out';
      readonly id: string;
      readonly provider: string;
      readonly order: readonly string[];
      readonly needsYes: false;
    }
  /** OpenClaw reads such an order, and leaves those profiles out of it the next time it writes the agent's store. */
  | {
      readonly kind: 'order-not-kept';
      readonly ids: readonly string[];
      readonly agent: string;
      readonly provider: string;
      readonly needsYes: true;
    }
  | { readonly kind: 'variable-unset'; readonly name: string; readonly needsYes: false }
  /** Pincer writes nothing here: OpenClaw's command does. */
  | { readonly kind: 'through-openclaw'; readonly command: string; readonly needsYes: false };

export function profileNoticeWords(notice: ProfileNotice): NoticeWords {
  switch (notice.kind) {
    case 'profile-replaced':
      return { says: `There was a profile ${notice.id} already: what it held is replaced.` };
    case 'profile-of-main':
      return {
        says: `${notice.id} is a profile of the main agent, which ${notice.agent} and all others read through: it is ${notice.does} there.`,
      };
    case 'profile-held-elsewhere':
      return {
        says: `${list(notice.agents)} ${notice.agents.length === 1 ? 'has' : 'have'} a ${notice.id} too, so the config keeps what it says of that name.`,
      };
    case 'order-gone':
      return {
        says: `No profile is left in the order of ${notice.provider}, so it goes; all that are there are tried then.`,
      };
    case 'refs-ask-for-it':
      return {
        says: `${list(notice.refs)} ${notice.refs.length === 1 ? 'asks' : 'ask'} for ${notice.id}, and will find no credential.`,
        next: 'Choose the model again without the @profile.',
      };
    case 'profile-comes-back':
      return {
        says: `${notice.id} is the login of ${notice.program}: OpenClaw takes it over again when it finds it.`,
        next: `Log out of ${notice.program} to be rid of it.`,
      };
    case 'order-leaves-out':
      return {
        says: `The order of ${notice.provider} (${notice.order.join(', ')}) leaves ${notice.id} out, so it is not tried.`,
        next: `Put it in with: pincer auth order set --provider ${notice.provider} ${[...notice.order, notice.id].join(' ')}`,
      };
    case 'order-not-kept':
      return {
        says: `${list(notice.ids)} ${notice.ids.length === 1 ? 'belongs' : 'belong'} to the main agent: OpenClaw drops that from an order of ${notice.agent} the next time it writes there.`,
        next: `An order for all agents stays: pincer auth order set --in config --provider ${notice.provider} …`,
      };
    case 'variable-unset':
      return {
        says: `${notice.name} has no value yet, so the profile is of no use until it has.`,
        next: `Put it into OpenClaw's .env, or set it where OpenClaw is started.`,
      };
    case 'through-openclaw':
      return { says: `OpenClaw keeps these credentials in a database of its own, so this runs: ${notice.command}` };
    default:
      return unreachable(notice);
  }
}

const list = (items: readonly string[]): string =>
  items.length <= 3 ? items.join(', ') : `${items.slice(0, 2).join(', ')} and ${items.length - 2} more`;
