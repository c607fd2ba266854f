type Env = Readonly<Record<string, string | undefined>>;

/** The terminal is on another machine than the person, as far as ssh tells. */
export const isRemoteSession = (env: Env): boolean =>
  [env['SSH_CONNECTION'], env['SSH_TTY'], env['SSH_CLIENT']].some((value) => value !== undefined && value !== '');

/**
 * What to type on the own machine, so that a browser there reaches the port here. `user@host` as ssh knows them, and `HOST` where
 * it does not say. Whoever sets these variables cannot add options: only names and addresses are taken over.
 */
export function sshLine(env: Env, port: number): string {
  const [, , address = '', sshPort = ''] = (env['SSH_CONNECTION'] ?? '').split(' ');
  const host = /^[\da-f.:]+$/i.test(address) ? address : 'HOST';
  const user = [env['USER'], env['LOGNAME']].find((name) => name !== undefined && /^[a-z_][\w.-]*$/i.test(name));
  const at = user === undefined ? host : `${user}@${host}`;
  const other = /^\d{1,5}$/.test(sshPort) && sshPort !== '22' ? `-p ${sshPort} ` : '';
  return `ssh -L ${port}:127.0.0.1:${port} ${other}${at}`;
}
