import type { World } from '../../services/world.js';
import type { Flag } from '../args.js';
import type { ExitCode } from '../exitCodes.js';
import type { Out } from '../print.js';
import type { ReadStdin } from '../readStdin.js';
import type { TuiOptions } from '../tuiOptions.js';

/** One headless command. Behaviour, `--help`, docs/commands.md and the tests are drawn from the row. */
export type Command = {
  /** One to three words. */
  readonly name: string;
  readonly summary: string;
  /** More than the summary holds: what a person may not expect. One paragraph per item. */
  readonly about?: readonly string[];
  readonly params: readonly Param[];
  /** Beside the global ones. */
  readonly flags: readonly Flag[];
  readonly examples: readonly string[];
  readonly run: (call: Call) => Promise<ExitCode>;
  /** What the screen opens with where a person sits at a terminal and said no more than this; undefined: it stays a command. */
  readonly screen?: (said: Said) => TuiOptions['setup'];
};

/** The words behind the command, and the names of all flags. */
type Said = { readonly words: readonly string[]; readonly flags: readonly string[] };

export type Param = {
  readonly name: string;
  readonly summary: string;
  readonly count: 'one' | 'optional' | 'any';
};

/** What a command gets to work with: flags are checked against the row, and as many words given as it asks for. */
export type Call = {
  readonly world: World;
  /** Of the command, as in its row. */
  readonly name: string;
  readonly words: readonly string[];
  readonly has: (flag: Flag) => boolean;
  readonly value: (flag: Flag) => string | undefined;
  /** Of a flag that may be repeated. */
  readonly values: (flag: Flag) => readonly string[];
  readonly out: Out;
  /** Fires when the user presses Ctrl-C; asking for it is what keeps Ctrl-C from ending the program at once. */
  readonly interrupt: () => AbortSignal;
  /** Shows how far it has come, in one line that the next call draws over, and an empty one takes away; nothing where nobody would see it. */
  readonly progress: (text: string) => void;
  readonly readStdin: ReadStdin;
  /** Asks the person at the terminal for a secret, and shows nothing of it. `undefined` when they gave none, or there is nobody. */
  readonly askSecret: (question: string) => Promise<string | undefined>;
  readonly person: Person;
};

/** Who sits at the terminal, if anybody. */
type Person = {
  readonly isThere: () => boolean;
  /** Asks for a line that may be seen. `undefined` once the signal fires, when they gave up, or where nobody is. */
  readonly askLine: (question: string, signal: AbortSignal) => Promise<string | undefined>;
};

export const MODEL: Param = { name: 'model', summary: 'Model ref (provider/model) or alias', count: 'one' };
