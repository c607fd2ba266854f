import { pathOf, type Validation, validateHome } from '../../services/operations/validate.js';
import { shortenHome } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import type { Place } from '../../state/domain/place.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { Out } from '../print.js';
import { withAnyHome } from './anyHome.js';

export const validate = (call: Call): Promise<ExitCode> =>
  withAnyHome(call, async (home) => {
    const validation = await validateHome(call.world, home);
    if (call.has(FLAGS.json)) call.out.json(asJson(home, validation));
    else tell(call.out, home, validation);
    return validation.kind === 'valid' ? EXIT.done : EXIT.failed;
  });

/** OpenClaw's fields first, and as they are there. */
function asJson({ paths }: Home, { kind, issues, warnings, problems, unchecked }: Validation): object {
  const about = unchecked === undefined ? {} : { unchecked };
  if (kind === 'absent') return { valid: false, path: paths.config, error: 'file not found', ...about };
  if (kind === 'valid') return { valid: true, path: paths.config, warnings, ...about };
  const told = problems.map(({ place, message }) => {
    const { file, line, column } = place;
    return { file, line, column, path: pathOf(place), message };
  });
  return { valid: false, path: paths.config, issues, warnings, problems: told, ...about };
}

function tell(out: Out, home: Home, validation: Validation): void {
  const file = shortenHome(home.paths.config, home.paths.home);
  for (const { path, message } of validation.warnings) out.note(`${path}: ${message}`);
  if (validation.unchecked !== undefined) out.note(validation.unchecked);
  if (validation.kind === 'valid') out.say(`Config valid: ${file}`);
  else if (validation.kind === 'absent') out.note(`Config file not found: ${file}\nCreate one with openclaw onboard.`);
  else tellIssues(out, home, validation, file);
}

/** Each issue of OpenClaw, and under it where it is and what would do. */
function tellIssues(out: Out, home: Home, { issues, problems }: Validation, file: string): void {
  const spot = (place: Place): string => where(place, home.paths.home);
  out.note(`OpenClaw config is invalid: ${file}`);
  for (const [i, { path, message }] of issues.entries()) {
    out.note(`  × ${path}: ${message}`);
    for (const { place, message: says } of problems.filter(({ issue }) => issue === i))
      out.note(`      ${spot(place)}: ${pathOf(place)}: ${says}`);
  }
  const later = problems.filter(({ issue }) => issue === undefined);
  if (later.length > 0) out.note('OpenClaw would come to these next:');
  for (const { place, message } of later) out.note(`  × ${pathOf(place)}: ${message}\n      ${spot(place)}`);
  out.note('\nOpenClaw refuses the whole file until that is mended; openclaw doctor --fix repairs some of it.');
}

function where({ file, line, column }: Place, home: string): string {
  const at = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  return `${shortenHome(file, home)}${at}`;
}
