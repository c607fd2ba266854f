import { plain } from '../text.js';
import type { Rung } from './auth.js';

/** Where a credential stands, in the words of the files; profile names may be e-mail addresses, so they can be hidden. */
export function sourceWords({ source }: Rung, redact: boolean): string {
  switch (source.kind) {
    case 'profile':
      return redact ? 'profile' : plain(source.id);
    case 'env':
      return source.from === 'process' ? plain(source.name) : `${plain(source.name)} (${ENV_FROM[source.from]})`;
    case 'config':
      return 'openclaw.json';
    case 'models.json':
      return 'models.json';
    case 'cloud':
      return CLOUDS[source.of];
    case 'synthetic':
      return plain(source.marker);
  }
}

const CLOUDS = { gcloud: "gcloud's login", aws: 'AWS credentials' } as const;

const ENV_FROM = { dotenv: '.env', config: 'config', shell: 'login shell' } as const;
