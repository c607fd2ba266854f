/** How much of the past is kept, in one place, each with its reason. */
export const LIMITS = {
  /** A year of ten changes a day would be 3,650; the last half of one answers every question that was ever asked of it. */
  journalEntries: 2000,
  /** Read whole at each write: 2 MB takes a few milliseconds. */
  journalBytes: 2_000_000,
  /** Rewriting brings it down to this part of both limits, so that it is not rewritten at every write from then on. */
  journalKept: 0.75,
  /** Of one file. OpenClaw keeps five; a day of trying things out takes more. */
  snapshotsOfFile: 50,
  /** Of all files: what nobody notices on a disk, and six copies of a config of 10 MB. */
  snapshotBytes: 64_000_000,
  /** Values that an entry lists for a file: more than one screen of them is not read. */
  changesShown: 40,
  /** Values whose digests an entry keeps, to undo them one by one. Beyond, a change is undone only as a whole. */
  changesUndoable: 400,
  /** Characters of their paths and digests as JSON: a key may be as long as somebody likes. */
  undoableLength: 40_000,
  /** Characters of a value in the journal. */
  valueLength: 80,
  /** Characters of a key. */
  keyLength: 200,
  /** Characters of a file up to which its values are remembered, to tell which of them others change. */
  seenLength: 256_000,
  /** Likewise, values of a file. */
  seenValues: 4000,
  /** Of OpenClaw's own log of its writes, from its end, in characters: its last few hundred writes. */
  auditLength: 400_000,
  /** After this a write without an end is over where nobody can say whether its process still runs. In ms. */
  unfinishedAfter: 60_000,
} as const;
