import type { CloudFacts } from '../../state/domain/auth/credentialFacts.js';
import { cleanSecret } from '../../state/domain/auth/secretText.js';
import type { Environment } from '../../state/domain/config/envVars.js';
import { joinPath } from '../../state/domain/config/pathText.js';
import { GCLOUD_EVIDENCE } from '../../state/domain/providers/credentialEnv.js';
import type { ConfiguredEntry } from './configured.js';
import type { RefSources } from './secretRefs.js';

/** What gcloud and the AWS tools left on this machine, as far as names of variables and files tell. Nothing of theirs is opened. */
export async function readCloud(sources: RefSources, configured: readonly ConfiguredEntry[]): Promise<CloudFacts> {
  const awsImplicit = new Set(configured.filter(isImplicitlyAws).map(({ id }) => id));
  const usesAws = configured.some(({ id, written }) => awsImplicit.has(id) || written.auth === 'aws-sdk');
  const awsFrom = usesAws ? awsVariables(sources.environment) : undefined;
  const gcloud = await gcloudLogin(sources);
  return {
    awsImplicit,
    ...(awsFrom === undefined ? {} : { awsFrom }),
    ...(gcloud === undefined ? {} : { gcloud }),
  };
}

/** OpenClaw: `shouldUseImplicitAwsSdkAuth`. */
const isImplicitlyAws = ({ id, written }: ConfiguredEntry): boolean =>
  id === 'amazon-bedrock' &&
  written.api === 'bedrock-converse-stream' &&
  written.auth === undefined &&
  written.apiKey === undefined;

/** OpenClaw: `resolveAwsSdkAuthInfo`. */
function awsVariables(environment: Environment): string | undefined {
  const has = (name: string): boolean => (environment.get(name)?.value.trim() ?? '') !== '';
  if (has('AWS_BEARER_TOKEN_BEDROCK')) return 'AWS_BEARER_TOKEN_BEDROCK';
  if (has('AWS_ACCESS_KEY_ID') && has('AWS_SECRET_ACCESS_KEY')) return 'AWS_ACCESS_KEY_ID + AWS_SECRET_ACCESS_KEY';
  return has('AWS_PROFILE') ? 'AWS_PROFILE' : undefined;
}

/** The files are looked for only where a variable tells that somebody uses gcloud: most homes do not. */
async function gcloudLogin({ environment, reader }: RefSources): Promise<CloudFacts['gcloud']> {
  const said = (name: string): string => cleanSecret(environment.get(name)?.value) ?? '';
  const { needsAnyEnv, needsAllEnv, fileEnv, paths } = GCLOUD_EVIDENCE;
  const lacks = [
    ...(needsAnyEnv.some((name) => said(name) !== '') ? [] : [needsAnyEnv]),
    ...needsAllEnv.filter((name) => said(name) === '').map((name) => [name]),
  ];
  if (lacks.length === needsAllEnv.length + 1 && said(fileEnv) === '') return undefined;
  const usual = paths.flatMap(({ under, path }) => (said(under) === '' ? [] : [joinPath(said(under), path)]));
  for (const path of said(fileEnv) === '' ? usual : [said(fileEnv)]) {
    const cut = path.lastIndexOf('/');
    if (await reader.has(path.slice(0, cut), path.slice(cut + 1))) return { path, lacks };
  }
  return { lacks: [...lacks, [said(fileEnv) === '' ? LOGIN : fileEnv]] };
}

/** What makes the file. */
const LOGIN = 'gcloud auth application-default login';
