import { doAction, previewAction } from '../../services/operations/act.js';
import { findKeys } from '../../services/operations/findKeys.js';
import { copiesOf } from '../../services/operations/scrub.js';
import { dotenvOf } from '../../services/secrets/sources.js';
import type { World } from '../../services/world.js';
import { shortenHome } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { ok, type Result } from '../../state/domain/result.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { withAnyHome } from './anyHome.js';
import { tellPreview } from './changes.js';
import { failed } from './home.js';

/** `pincer config scrub`. */
export const scrub = (call: Call): Promise<ExitCode> =>
  withAnyHome(call, async (home) => {
    const { world, out } = call;
    const variables = call.words.length > 0 ? call.words : await keysIn(world, home);
    if (call.has(FLAGS.dryRun)) return show(call, home, variables);
    const done = await scrubCopies(world, home, variables, call.name);
    if (!done.ok) return failed(out, done.problem);
    if (call.has(FLAGS.json)) out.json({ changed: done.value.count > 0, dryRun: false, ...done.value });
    else out.lines(scrubWords(home, done.value));
    return EXIT.done;
  });

/** What was masked: files, and how often in all. */
export type Scrubbed = { readonly files: readonly string[]; readonly count: number };

export async function scrubCopies(
  world: World,
  home: Home,
  variables: readonly string[],
  command: string,
): Promise<Result<Scrubbed, Problem>> {
  const copies = await copiesOf(world, home, variables);
  if (!copies.ok || copies.value.count === 0) return copies;
  const done = await doAction(world, home, { kind: 'scrub', variables }, command);
  return done.ok ? ok(copies.value) : done;
}

export const scrubWords = ({ paths }: Home, { files, count }: Scrubbed): readonly string[] =>
  count === 0
    ? ['No copy holds any of it.']
    : [`Masked ${times(count)} in ${files.length} ${files.length === 1 ? 'copy' : 'copies'}:`].concat(
        files.map((file) => `  ${shortenHome(file, paths.home)}`),
      );

export const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

async function show(call: Call, home: Home, variables: readonly string[]): Promise<ExitCode> {
  const preview = await previewAction(call.world, home, { kind: 'scrub', variables });
  if (!preview.ok) return failed(call.out, preview.problem);
  const { files } = preview.value;
  if (call.has(FLAGS.json))
    call.out.json({ changed: files.length > 0, dryRun: true, files: files.map(({ file }) => file) });
  else tellPreview(call.out, home, preview.value);
  return EXIT.done;
}

async function keysIn(world: World, home: Home): Promise<readonly string[]> {
  const { finds } = await findKeys(world, home);
  return finds.flatMap(({ standing, place }) =>
    standing === 'kept' && place.file === dotenvOf(home) ? [String(place.path?.at(-1))] : [],
  );
}
