import { joinPath } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import { compacted, lineOf, type Sample, samplesIn } from '../../state/domain/monitor/sample.js';
import { historyPlace } from '../history/place.js';
import type { World } from '../world.js';

/** Beyond this the file is written anew with the newest samples. Bytes; about fifteen thousand of them. */
const LONGEST = 1024 * 1024;

/** What probes found, kept beside the journal of the same home: 0600, bounded, and without a word of what a server said. */
const monitorFile = (world: World, home: Home): string => joinPath(historyPlace(world, home).dir, 'probes.jsonl');

/** Oldest first. A file that cannot be read is as good as none: nothing depends on it. */
export async function readSamples(world: World, home: Home): Promise<readonly Sample[]> {
  const path = monitorFile(world, home);
  const file = await world.files.read(path);
  if (file.kind !== 'file') return [];
  const samples = samplesIn(file.text);
  if (file.bytes <= LONGEST) return samples;
  const kept = compacted(samples);
  const text = kept.map((sample) => `${lineOf(sample)}\n`).join('');
  // Somebody who adds to it at this moment makes it another file, and then it stays as it is until the next time.
  await world.files.replace({ path, text, expectHash: file.hash, backups: false, isOwn: true, flush: false });
  return kept;
}

/** A disk that does not take them is not worth a word. */
export async function addSamples(world: World, home: Home, samples: readonly Sample[]): Promise<void> {
  if (samples.length === 0) return;
  const text = samples.map((sample) => `${lineOf(sample)}\n`).join('');
  await world.files.append(monitorFile(world, home), text, { flush: false });
}
