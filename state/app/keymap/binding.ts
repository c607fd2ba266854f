import type { Model, OverlayKind } from '../model.js';
import type { Msg } from '../msg.js';
import type { PaneId } from '../panes.js';
import type { SetupWhere } from '../setup/steps.js';

/** Where keys are heard: a pane that has the focus, or the overlay that covers it. Never both. */
export type Where = PaneId | Exclude<OverlayKind, 'setup'> | SetupWhere;

export type Binding = {
  /** As made by `components/keyName.ts`; the first is the one shown. */
  readonly keys: readonly [string, ...string[]];
  readonly where: readonly Where[];
  /** Completes "press K to …". */
  readonly to: string;
  readonly send: Msg;
  /** The message takes the pressed key along, as for digits. */
  readonly carriesKey?: true;
  /** Why it cannot be done now, written for the user. */
  readonly blocked?: (model: Model) => string | undefined;
  /** Changes the draft: refused while the file is read-only. */
  readonly writes?: true;
  /** Harmless itself, but begins what changes the draft: not offered while the file is read-only. */
  readonly leadsToWrite?: true;
  /** It puts back what was kept, which a config that does not parse does not forbid: that is how it is mended. */
  readonly goesBack?: true;
  /** Shown in the footer by this word. */
  readonly footer?: string;
  /** Then it is the first in the footer, and else it is not there: a key for a moment that comes and goes. */
  readonly urgent?: (model: Model) => boolean;
};
