import { cleanSecret } from '../../state/domain/auth/secretText.js';
import type { Environment } from '../../state/domain/config/envVars.js';
import { joinPath, shortenHome } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { envNamesFor, GCLOUD_EVIDENCE } from '../../state/domain/providers/credentialEnv.js';
import { providerRows } from '../../state/domain/providers/table.js';
import type { Detected } from '../../state/domain/setup/detected.js';
import { plain } from '../../state/domain/text.js';
import { type LocalServer, serverAt, USUAL_PORTS } from '../listing/localServers.js';
import type { World } from '../world.js';
import { environmentOf } from './environment.js';

/** A server of this machine has answered by then, or is not worth waiting for. */
const DEADLINE_MS = 400;

/**
 * What of providers is on this machine already: variables, servers on their usual ports, logins of other programs, stored profiles.
 * Of servers only this machine is asked, and of the files of other programs only whether they are there.
 */
export async function detect(
  world: World,
  home: Home,
  signal: AbortSignal,
  ports: readonly number[] = USUAL_PORTS,
): Promise<readonly Detected[]> {
  const [environment, servers] = await Promise.all([
    environmentOf(world, home),
    Promise.all(ports.map((port) => serverAt(world, `http://127.0.0.1:${port}`, signal, DEADLINE_MS))),
  ]);
  const logins = await Promise.all(LOGINS.map((login) => loggedIn(world, environment, login)));
  return [
    ...variables(environment, home),
    ...servers.flatMap((server) => (server === undefined ? [] : [running(server)])),
    ...logins.flatMap((login) => login ?? []),
    ...stored(home),
  ];
}

/** One for each provider: the variable that OpenClaw would take. */
function variables(environment: Environment, home: Home): readonly Detected[] {
  return providerRows().flatMap(([provider, row]): readonly Detected[] => {
    // Without variables of its own, it has those of another provider, which is the one to set up.
    if (row.serves !== 'chat' || row.env === undefined) return [];
    const variable = envNamesFor(provider).find((name) => cleanSecret(environment.get(name)?.value) !== undefined);
    if (variable === undefined) return [];
    const path = environment.get(variable)?.path;
    const where = path === undefined ? '' : ` in ${plain(shortenHome(path, home.paths.home))}`;
    return [{ provider, by: 'env', variable, says: `${variable} is set${where}` }];
  });
}

const running = ({ provider, name, version, api, baseUrl, state }: LocalServer): Detected => {
  const who = version === undefined ? name : `${name} ${version}`;
  const more = state === 'answers' ? '' : `, and ${state}`;
  return { provider, by: 'server', baseUrl, api, says: `${who} answers on ${new URL(baseUrl).host}${more}` };
};

/** A file that says that somebody is logged in with a program of the provider's. */
type Login = {
  readonly provider: string;
  readonly program: string;
  /** Under the home folder, or where the variable says, if the program has one for that. */
  readonly folder: string;
  readonly folderVariable?: string;
  readonly files: readonly string[];
  /** Names the file itself, and then it alone counts. */
  readonly fileVariable?: string;
};

const LOGINS: readonly Login[] = [
  {
    provider: GCLOUD_EVIDENCE.provider,
    program: 'gcloud',
    folder: '.config/gcloud',
    files: ['application_default_credentials.json'],
    fileVariable: GCLOUD_EVIDENCE.fileEnv,
  },
  {
    provider: 'anthropic',
    program: 'Claude Code',
    folder: '.claude',
    folderVariable: 'CLAUDE_CONFIG_DIR',
    files: ['.credentials.json'],
  },
  {
    provider: 'openai-codex',
    program: 'Codex',
    folder: '.codex',
    folderVariable: 'CODEX_HOME',
    files: ['auth.json'],
  },
  { provider: 'google-gemini-cli', program: 'Gemini CLI', folder: '.gemini', files: ['oauth_creds.json'] },
  { provider: 'qwen-portal', program: 'Qwen Code', folder: '.qwen', files: ['oauth_creds.json'] },
  { provider: 'minimax-portal', program: 'MiniMax CLI', folder: '.minimax', files: ['oauth_creds.json'] },
  {
    provider: 'github-copilot',
    program: 'GitHub Copilot',
    folder: '.config',
    folderVariable: 'XDG_CONFIG_HOME',
    files: ['github-copilot/apps.json', 'github-copilot/hosts.json'],
  },
];

async function loggedIn(world: World, environment: Environment, login: Login): Promise<Detected | undefined> {
  const { provider, program, folder, folderVariable, files, fileVariable } = login;
  const said = (name: string | undefined): string =>
    name === undefined ? '' : (environment.get(name)?.value.trim() ?? '');
  const dir = said(folderVariable) || joinPath(world.process.homeDir, folder);
  const paths = said(fileVariable) === '' ? files.map((file) => joinPath(dir, file)) : [said(fileVariable)];
  const found = await Promise.all(paths.map((path) => world.files.resolve(path)));
  const isThere = found.some((file) => file.kind === 'there' && file.isFile);
  return isThere ? { provider, by: 'login', says: `logged in with ${program}` } : undefined;
}

/** What a stored profile is still good for. */
const stored = ({ auth }: Home): readonly Detected[] =>
  auth.profiles
    .filter(({ status }) => status !== 'missing')
    .map(({ provider, profileId, status }) => ({
      provider: canonicalId(provider),
      by: 'profile',
      says: `profile ${plain(profileId)} is stored${status === 'expired' ? ', and expired' : ''}`,
    }));
