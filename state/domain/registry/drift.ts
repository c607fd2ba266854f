import type { Drift } from '../home.js';
import { isObject, type Json, type JsonObject, sameJson } from '../json.js';
import { lazy } from '../lazy.js';
import type { RegistryFacts } from './facts.js';
import { fieldsOf, modelOf, shownField } from './fields.js';
import { isOfPlugin, ownerOf } from './owners.js';
import { type RegistryPlan, registryPlanner } from './plan.js';

/** Whose registry it is, and where the values stand. */
export type DriftPlaces = {
  readonly agentId: string;
  readonly config: string;
  /** The file in which a provider of this id stands now, or would. */
  readonly fileOf: (id: string) => string;
};

/**
 * What a registry says otherwise than the config: because OpenClaw has not written it since, or because it keeps its own base URL
 * and key. Of providers that the config does not name only those that no plugin looks after; the others are OpenClaw's own
 * affair. On the wire the config's values count wherever it has any (docs/decisions/031).
 */
export function registryDrift(all: RegistryFacts, places: DriftPlaces): readonly Drift[] {
  const facts: RegistryFacts = { ...all, onlyStated: true };
  const planned = registryPlanner(facts);
  const plan = planned();
  const fresh = lazy(() => planned(() => true));
  const stated = Object.entries(facts.written).flatMap(([key, entry]) =>
    ofStated({ id: key.trim(), written: isObject(entry) ? entry : {}, facts, plan, fresh, places }),
  );
  const named = new Set(Object.keys(facts.written).map(sameId));
  const strangers = Object.keys(facts.existing).filter((id) => !named.has(sameId(id)) && isNobodys(id, facts));
  return [...stated, ...strangers.map((id) => ofStranger(id, facts, plan, places))];
}

const sameId = (id: string): string => id.trim().toLowerCase();

const isNobodys = (id: string, { plugins }: RegistryFacts): boolean =>
  ownerOf(id, plugins) === undefined && !isOfPlugin(id);

function ofStranger(id: string, { existing }: RegistryFacts, { theirs }: RegistryPlan, places: DriftPlaces): Drift {
  const file = places.fileOf(id);
  const values = states('baseUrl', undefined, baseOf(existing[id]), baseOf(theirs[id]));
  return { agentId: places.agentId, provider: id, field: '', ...values, wins: file, file };
}

type Stated = {
  readonly id: string;
  readonly written: JsonObject;
  readonly facts: RegistryFacts;
  readonly plan: RegistryPlan;
  /** What the config alone makes of it, without the precedence of the registry. */
  readonly fresh: () => RegistryPlan;
  readonly places: DriftPlaces;
};

function ofStated(stated: Stated): readonly Drift[] {
  const { id, written, facts, plan, fresh, places } = stated;
  const [old, next] = [facts.existing[id], plan.theirs[id]];
  const base = { agentId: places.agentId, provider: id, wins: places.config, file: places.fileOf(id) };
  if (isObject(old) && next !== undefined) {
    const now = fieldsOf(old);
    const meant = fieldsOf(written);
    const [later, ours] = [fieldsOf(next), lazy(() => fieldsOf(plan.ours()[id] ?? {}))];
    const agreeing = [() => later, ours];
    const alone = [lazy(() => fieldsOf(fresh().theirs[id] ?? {})), lazy(() => fieldsOf(fresh().ours()[id] ?? {}))];
    const differs = (field: string): boolean =>
      !(meant.has(field) ? alone : agreeing).some((fields) => sameJson(fields().get(field), now.get(field)));
    const fields = new Set([...now.keys(), ...later.keys()].filter(differs));
    return [...fields]
      .filter((field) => !isCovered(field, fields))
      .map((field) => {
        const registered = now.get(field);
        const stays = sameJson(ours().get(field), registered) ? ours() : later;
        return { ...base, field, ...states(field, meant.get(field), registered, stays.get(field)) };
      });
  }
  // Neither is written down: no key, or a server that nobody has asked yet.
  if (old === undefined && (next === undefined || plan.asked.includes(id))) return [];
  return [{ ...base, field: '', ...states('baseUrl', baseOf(written), baseOf(old), baseOf(next)) }];
}

/** A model that is missing is told of once, not value by value. */
function isCovered(field: string, fields: ReadonlySet<string>): boolean {
  const model = modelOf(field);
  return model !== undefined && fields.has(model);
}

/** What stands for a whole entry. */
const baseOf = (entry: Json | undefined): Json | undefined => {
  if (!isObject(entry)) return undefined;
  return typeof entry.baseUrl === 'string' && entry.baseUrl !== '' ? entry.baseUrl : 'no base URL';
};

/** Two secrets may look the same under their masks; then the text says that they are not. */
function states(
  field: string,
  authored: Json | undefined,
  registered: Json | undefined,
  next: Json | undefined,
): Pick<Drift, 'authored' | 'registered' | 'next'> {
  const now = registered === undefined ? undefined : shownField(field, registered);
  const beside = (value: Json): string => {
    const shown = shownField(field, value);
    return shown === now && !sameJson(value, registered) ? `${shown} (another)` : shown;
  };
  return {
    ...(authored === undefined ? {} : { authored: beside(authored) }),
    ...(now === undefined ? {} : { registered: now }),
    ...(next === undefined ? {} : { next: beside(next) }),
  };
}
