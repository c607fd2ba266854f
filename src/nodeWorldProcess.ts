import { readFileSync } from 'node:fs';

/** Does a process with this number run? One of another user counts; one that ended and was not yet collected does not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !/^State:\s+Z/m.test(procFile(pid, 'status'));
}

/** Ticks since boot at which a process began; tells it from a later one with the same number. Undefined off Linux. */
export function startTimeOf(pid: number): number | undefined {
  const stat = procFile(pid, 'stat');
  // The name of the program, in brackets, may itself contain blanks and brackets.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 1)
    .trim()
    .split(/\s+/);
  const ticks = Number(fields[19] ?? Number.NaN);
  return Number.isInteger(ticks) ? ticks : undefined;
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
