import type { Home } from '../../domain/home.js';

/** Why nothing of this home can be changed; undefined when it can. */
export function readOnlyWords({ config, dialect }: Pick<Home, 'config' | 'dialect'>): string | undefined {
  if (config.kind === 'broken') return 'Read-only: the config cannot be understood until it is mended. E says where.';
  return dialect.writable ? undefined : `Read-only: this home is written by OpenClaw ${dialect.version}.`;
}
