import type { Json } from '../../state/domain/json.js';
import { type SavedSetup, savedSetupFrom } from '../../state/domain/setup/savedSetup.js';
import type { World } from '../world.js';
import { ownPath } from './preferences.js';

const FILE = 'setup.json';

/** The set-up that was broken off in an earlier run, if any. */
export async function readSavedSetup(world: World): Promise<SavedSetup | undefined> {
  const file = await world.files.read(ownPath(world, FILE));
  return file.kind === 'file' ? savedSetupFrom(parsed(file.text)) : undefined;
}

/** One write after the other, so that the last one stays: answers may come faster than a disk takes them. */
export function createSetupKeeper(world: World): (saved: SavedSetup | undefined) => Promise<void> {
  let last = Promise.resolve();
  return (saved) => {
    last = last.then(() => writeSavedSetup(world, saved));
    return last;
  };
}

/** Keeps it for the next start, or, with nothing to keep, removes it. What a disk does not take is only to be answered again. */
async function writeSavedSetup(world: World, saved: SavedSetup | undefined): Promise<void> {
  const path = ownPath(world, FILE);
  const file = await world.files.read(path);
  const expectHash = file.kind === 'file' ? file.hash : undefined;
  if (saved === undefined) {
    if (file.kind === 'file') await world.files.remove({ path, expectHash, isOwn: true });
    return;
  }
  const text = `${JSON.stringify(saved, null, 2)}\n`;
  await world.files.replace({ path, text, expectHash, backups: false, isOwn: true, flush: false });
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
