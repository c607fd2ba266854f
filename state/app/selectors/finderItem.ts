import type { Model } from '../model.js';
import type { Msg } from '../msg.js';
import type { PaneId } from '../panes.js';

/** A row of the palette, of the help, or of the list of models to append. */
export type FinderItem = {
  readonly label: string;
  /** On the left of the label: its keys, or its number. */
  readonly mark: string;
  /** On the right: the pane it belongs to, or what speaks for or against it. */
  readonly note: string;
  /** The pane must have the focus for the message to mean what it says. */
  readonly pane?: PaneId;
  readonly send: (model: Model) => Msg;
};
