/** When and by which process: sorts by time, and no two processes make the same. `taken` tells which ones there are. */
export function entryId(now: number, pid: number, taken: (id: string) => boolean): string {
  for (let at = now; ; at++) {
    const id = `${at.toString(36).padStart(8, '0')}-${pid.toString(36)}`;
    if (!taken(id)) return id;
  }
}
