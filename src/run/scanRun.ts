import type { ScanRun } from '../../services/operations/scan.js';
import type { ScanOptions } from '../../state/domain/scan/options.js';
import type { Call } from '../commands/command.js';

/** What the operation wants to know, and the line that it draws meanwhile. */
export function runOf(call: Call, { timeoutMs, concurrency }: ScanOptions, does: string): ScanRun {
  call.progress(`${does} models…`);
  const onProgress = (done: number, total: number): void => call.progress(`${does} models (${done}/${total})`);
  return { timeoutMs, concurrency, signal: call.interrupt(), onProgress };
}
