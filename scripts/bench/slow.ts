import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Runs `use` with the address of a server that answers after so many ms, and ends the server after it. */
export async function withSlowServer<T>(
  root: string,
  { delayMs, models }: { readonly delayMs: number; readonly models: number },
  use: (baseUrl: string) => Promise<T>,
): Promise<T> {
  const args = [join(root, 'scripts/bench/slowServer.ts'), String(delayMs), String(models)];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = await once(server.stdout, 'data');
    return await use(String(line).trim());
  } finally {
    server.kill();
  }
}
