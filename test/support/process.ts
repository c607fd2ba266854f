import { spawn } from 'node:child_process';

export type Ended = { readonly stdout: string; readonly stderr: string; readonly code: number | null };

/** Runs a program to its end, with nothing in its environment but what is given. */
export function runProgram(
  file: string,
  args: readonly string[],
  { env, cwd, stdin = '' }: { readonly env: NodeJS.ProcessEnv; readonly cwd: string; readonly stdin?: string },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { env, cwd });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString('utf8');
    });
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ stdout, stderr, code }));
    // A program that does not read it may be gone by then.
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
  });
}
