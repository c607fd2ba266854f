import { isObject, type Json, type JsonObject, valueAt } from '../../json.js';
import { lazy } from '../../lazy.js';
import { CHANNEL_ALIASES } from './builtIn.js';
import { CHANNELS_2026 } from './channels2026.js';
import type { Walk } from './fault.js';
import type { Finding } from './findings.js';
import { findingsIn, jsonChecker } from './jsonWalk.js';
import { hasPluginNamed } from './pluginNames.js';
import { shapesOf, wholesIn } from './shape.js';
import { type Facts, finding } from './stage.js';
import { nearest } from './wording.js';

const shapes = shapesOf(CHANNELS_2026);
const check = lazy(() => jsonChecker(shapes));

/** OpenClaw's own, which have a table; others come with plugins. */
const names = lazy(() => wholesIn(CHANNELS_2026()));

const isKnown = (id: string): boolean => names().includes(id);

/** OpenClaw: its check of `channels`. */
export function channelStage(config: JsonObject, facts: Facts): readonly Finding[] {
  const { channels } = config;
  if (!isObject(channels)) return [];
  return Object.keys(channels).flatMap((key) => {
    const id = key.trim();
    if (id === '' || id === 'defaults' || id === 'modelByChannel') return [];
    if (isKnown(id)) return inChannel(id, channels[id]);
    if (facts.hasOtherPlugins || hasPluginNamed(config, id)) return [];
    const meant = nearest(id, names());
    const says =
      meant === undefined
        ? `no plugin that comes with OpenClaw has a channel of this name`
        : `unknown channel; did you mean ${meant}?`;
    return [{ ...finding(['channels', id], `unknown channel id: ${id}`, says), path: ['channels', key] }];
  });
}

function inChannel(id: string, value: Json | undefined): readonly Finding[] {
  const walk: Walk = { path: ['channels', id], faults: [] };
  check()(shapes(id), value ?? null, walk);
  return findingsIn(walk);
}

/** OpenClaw: `validateHeartbeatTarget`. */
export function heartbeatStage(config: JsonObject, facts: Facts): readonly Finding[] {
  const list = valueAt(config, ['agents', 'list']);
  const agents = Array.isArray(list) ? list.map((_, i) => ['agents', 'list', i]) : [];
  return [['agents', 'defaults'], ...agents].flatMap((agent) => {
    const path = [...agent, 'heartbeat', 'target'];
    const target = valueAt(config, path);
    if (typeof target !== 'string') return [];
    const id = target.trim().toLowerCase();
    if (id === '') return [finding(path, 'heartbeat target must not be empty')];
    if (id === 'last' || id === 'none' || facts.hasOtherPlugins || isKnown(own(id) ?? id)) return [];
    const meant = nearest(id, ['last', 'none', ...names()]);
    const says = `has to be last, none or a channel${meant === undefined ? '' : `; did you mean ${meant}?`}`;
    return [finding(path, `unknown heartbeat target: ${target}`, says)];
  });
}

const own = (id: string): string | undefined => (Object.hasOwn(CHANNEL_ALIASES, id) ? CHANNEL_ALIASES[id] : undefined);
