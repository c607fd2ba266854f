import { isObject, type Json, type JsonObject } from '../../json.js';
import { lazy } from '../../lazy.js';
import { laterStages } from './afterwards.js';
import { bindingIssue } from './bindings.js';
import type { Fault, Walk } from './fault.js';
import { type Finding, findingsOf } from './findings.js';
import { issueOf } from './issues.js';
import { MAY_2026 } from './may2026.js';
import { BREAKS_OFF, RULES } from './rules.js';
import { shapesOf } from './shape.js';
import type { Facts } from './stage.js';
import { checker } from './walk.js';

const shapes = shapesOf(MAY_2026);
const check = lazy(() => checker(shapes, RULES));

/**
 * Everything for which OpenClaw 2026.5.28 would refuse this config, whose includes and variables are in place. In the order of
 * OpenClaw, which stops after the first of its stages that finds something; what the later ones would find follows without its words.
 */
export function validateMay(config: Json, facts?: Facts): readonly Finding[] {
  const whole = withoutOldKeys(config);
  const walk: Walk = { path: [], faults: [] };
  check()(shapes('root'), whole, walk);
  const brokenOff = walk.faults.some(({ message }) => message === BREAKS_OFF);
  const own = walk.faults.flatMap((fault) => {
    if (brokenOff) return findingsOf(readable(fault), fault.message === BREAKS_OFF ? CRASH : undefined);
    return findingsOf(fault, bindingIssue(fault) ?? issueOf(fault));
  });
  return isObject(whole) ? laterStages(whole, own, facts) : own;
}

const CRASH = { path: '<root>', message: BREAKS_OFF };

const readable = (fault: Fault): Fault =>
  fault.message === BREAKS_OFF ? { ...fault, why: { kind: 'rule', says: 'has to be a URL' } } : fault;

/** OpenClaw: stripDeprecatedValidationKeys and stripShippedPluginInstallConfigRecords. Where it once wrote something itself, it looks away. */
function withoutOldKeys(config: Json): Json {
  if (!isObject(config)) return config;
  return without(without(config, 'commands', 'modelsWrite'), 'plugins', 'installs');
}

function without(config: JsonObject, section: string, key: string): JsonObject {
  const inside = config[section];
  if (!isObject(inside) || !Object.hasOwn(inside, key)) return config;
  const { [key]: _, ...rest } = inside;
  return { ...config, [section]: rest };
}
