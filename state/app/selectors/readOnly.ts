import type { Home } from '../../domain/home.js';

type Kept = Pick<Home, 'config' | 'dialect'>;

/** Why nothing of this home can be changed; undefined when it can. */
export const readOnlyWords = (home: Kept): string | undefined =>
  home.config.kind === 'broken'
    ? 'Read-only: the config cannot be understood until it is mended. E says where; @ has what it was.'
    : foreignWords(home);

/** Why not even a text that was kept can be put back, which is a way to mend a config. */
export const foreignWords = ({ dialect }: Kept): string | undefined =>
  dialect.writable ? undefined : `Read-only: this home is written by OpenClaw ${dialect.version}.`;
