import { openFolder } from './folder.js';
import { demoAuthStore, demoConfig } from './homeFiles.js';
import { type DemoUrls, openServers } from './sites.js';

export type Demo = {
  /** The environment for the demo's World: its home, and of the real one what a terminal needs. No keys, no proxies. */
  readonly env: Readonly<Record<string, string>>;
  readonly homeDir: string;
  readonly urls: DemoUrls;
  /** Stops the servers and deletes the folder. */
  readonly close: () => Promise<void>;
  /** Deletes the folder at once, for the last moment of a process; an exit or a signal does so by itself. */
  readonly removeNow: () => void;
};

const OF_THE_TERMINAL = [
  'TERM',
  'COLORTERM',
  'NO_COLOR',
  'FORCE_COLOR',
  'LANG',
  'LC_ALL',
  'TZ',
  'COLUMNS',
  'LINES',
  'TMPDIR',
];

/**
 * An OpenClaw home that is nobody's: a temporary folder, and fake model servers on this machine (healthy ones, a slow one,
 * one that rejects the key, one that is down). Nothing of the real home or environment is read, so no real key can be sent.
 */
export async function openDemo(realEnv: Readonly<Record<string, string | undefined>>, now: number): Promise<Demo> {
  const folder = openFolder();
  const servers = await openServers();
  folder.write('.openclaw/openclaw.json', demoConfig(servers.urls));
  folder.write('.openclaw/agents/main/agent/auth-profiles.json', demoAuthStore(now));
  const kept = OF_THE_TERMINAL.flatMap((name) => {
    const value = realEnv[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    env: { ...Object.fromEntries(kept), HOME: folder.path },
    homeDir: folder.path,
    urls: servers.urls,
    close: async () => {
      await servers.close();
      folder.removeNow();
    },
    removeNow: folder.removeNow,
  };
}
