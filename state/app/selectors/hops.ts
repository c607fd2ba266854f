import type { Home, ModelSettings } from '../../domain/home.js';
import type { ModelRef } from '../../domain/models/modelId.js';
import { resolveFallback, resolvePrimary, resolveRef } from '../../domain/models/modelRef.js';
import { pickerRef } from '../../domain/picker/picker.js';
import { memo } from '../memo.js';

/** A model in use, as one place of the settings names it. */
export type Hop = {
  readonly role: 'primary' | 'fallback' | 'image' | 'image fallback';
  /** Its place among the fallbacks of its kind, from 0; -1 for a first model. */
  readonly index: number;
  /** As it is, or would be, written. Undefined where nothing is written and OpenClaw's own default answers. */
  readonly written?: string;
  /** What that means; undefined for a text that is no ref. */
  readonly ref?: string;
  readonly key: string;
};

/** What answers first, what follows, and the same for images, under these settings. */
export const hops = memo((providers: Home['providers'], settings: ModelSettings): readonly Hop[] => {
  const context = { models: settings, providers };
  const primary = resolvePrimary(context);
  const { text, image } = settings;
  const rows: Omit<Hop, 'key'>[] = [
    {
      role: 'primary',
      index: -1,
      ...(text.primary === undefined ? {} : { written: text.primary }),
      ref: pickerRef(primary),
    },
    ...text.fallbacks.map((written, index) => ({
      role: 'fallback' as const,
      index,
      written,
      ...refPart(resolveFallback(context, written, primary)),
    })),
  ];
  const images = image.primary === undefined ? image.fallbacks : [image.primary, ...image.fallbacks];
  images.forEach((written, i) => {
    const index = image.primary === undefined ? i : i - 1;
    const found = resolveRef(context, written);
    const role = index < 0 ? ('image' as const) : ('image fallback' as const);
    rows.push({ role, index, written, ...refPart(found.ok ? found.value : undefined) });
  });
  return keyed(rows);
});

/** Keys that stay with a model when it moves, and differ even where a file lists a model twice. */
function keyed(rows: readonly Omit<Hop, 'key'>[]): readonly Hop[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const base = `${row.role.startsWith('image') ? 'image ' : ''}${row.written ?? row.ref ?? ''}`;
    const times = seen.get(base) ?? 0;
    seen.set(base, times + 1);
    return { ...row, key: times === 0 ? base : `${base} #${times}` };
  });
}

/** As the picker knows it, so that a model has one name on the whole screen. */
const refPart = (ref: ModelRef | undefined): { readonly ref?: string } => (ref ? { ref: pickerRef(ref) } : {});

/** Every model in use, once, in the order in which it would answer. */
export const refsOf = memo((rows: readonly Hop[]): readonly string[] => [
  ...new Set(rows.flatMap((row) => (row.ref === undefined ? [] : [row.ref]))),
]);
