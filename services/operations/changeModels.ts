import { builtInCatalog } from '../../state/domain/catalog/catalog.js';
import type { EditResult } from '../../state/domain/edits/edits.js';
import { planSettings } from '../../state/domain/edits/planSettings.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import { unknownNotices } from '../../state/domain/edits/unknownNotices.js';
import type { Home, ModelSettings } from '../../state/domain/home.js';
import type { Notice } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { ok, type Result } from '../../state/domain/result.js';
import type { World } from '../world.js';
import type { Made } from './makeChanges.js';
import { applyPatch, previewPatch } from './write.js';

export type Asked = {
  /** Show what would change, and change nothing. */
  readonly dryRun: boolean;
  /** Accept what needs a yes. */
  readonly yes: boolean;
  /** The command's own name, for the journal. */
  readonly command: string;
  /** Refs that are known to be there, whatever lists say: their provider has just answered for them. */
  readonly found?: ReadonlySet<string>;
};

export type Change = {
  /** As they are after the change, or would be. */
  readonly settings: ModelSettings;
  readonly notices: readonly Notice[];
  readonly did:
    | { readonly kind: 'nothing' }
    /** Something in it needs a yes that was not given. */
    | { readonly kind: 'refused' }
    | { readonly kind: 'shown'; readonly preview: Preview }
    | { readonly kind: 'written'; readonly made: Made };
};

/** Edits the models of a home in one go, as a headless command does. Problems: those of the edit, and of writing. */
export async function changeModels(
  world: World,
  home: Home,
  edit: (home: Home) => EditResult,
  asked: Asked,
): Promise<Result<Change, Problem>> {
  const edited = edit(home);
  if (!edited.ok) return edited;
  const { settings } = edited.value;
  const planned = planSettings(home, settings);
  const unknown = planned.edits.length === 0 ? [] : unknownIn(home, settings, asked.found);
  const patch = { ...planned, notices: [...edited.value.notices, ...unknown, ...planned.notices] };
  const change = (did: Change['did']) => ok({ settings, notices: patch.notices, did });
  if (patch.edits.length === 0) return change({ kind: 'nothing' });
  if (asked.dryRun) {
    const preview = await previewPatch(world, home, patch);
    return preview.ok ? change({ kind: 'shown', preview: preview.value }) : preview;
  }
  if (!asked.yes && patch.notices.some(({ needsYes }) => needsYes)) return change({ kind: 'refused' });
  const written = await applyPatch(world, home, patch, asked.command);
  if (!written.ok) return written;
  return change(written.value.written ? { kind: 'written', made: written.value } : { kind: 'nothing' });
}

const unknownIn = (home: Home, settings: ModelSettings, found?: ReadonlySet<string>): readonly Notice[] =>
  unknownNotices(home, settings, builtInCatalog(home.dialect.version)).filter(
    (notice) => !('ref' in notice && found?.has(notice.ref)),
  );
