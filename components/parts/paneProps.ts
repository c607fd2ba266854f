/** Inner size of a pane, and how its frame meets the one above and below. */
export type PaneProps = {
  readonly columns: number;
  readonly rows: number;
  readonly hangs: boolean;
  readonly closes: boolean;
};
