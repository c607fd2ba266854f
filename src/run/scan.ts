import { canProbe, probeScanned, readCatalog, type ScanEnd } from '../../services/operations/scan.js';
import type { Known } from '../../services/vault.js';
import { wordsOf } from '../../state/domain/probe/words.js';
import { narrowed } from '../../state/domain/scan/catalog.js';
import { type ScanOptions, scanOptions } from '../../state/domain/scan/options.js';
import { candidates, ranked } from '../../state/domain/scan/rank.js';
import { FREE_CATALOG, type Scanned } from '../../state/domain/scan/scan.js';
import { scanSummary, scanTable } from '../../state/domain/scan/text.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { SCAN_FLAGS } from '../commands/scanFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { failed, withHome } from './home.js';
import { chooseAndWrite } from './scanChoice.js';
import { runOf } from './scanRun.js';

export async function scan(call: Call): Promise<ExitCode> {
  const { noProbe, setDefault, setImage, from } = SCAN_FLAGS;
  const options = scanOptions({
    minParams: call.value(SCAN_FLAGS.minParams),
    maxAgeDays: call.value(SCAN_FLAGS.maxAgeDays),
    provider: call.value(SCAN_FLAGS.provider),
    maxCandidates: call.value(SCAN_FLAGS.maxCandidates),
    timeout: call.value(SCAN_FLAGS.timeout),
    concurrency: call.value(SCAN_FLAGS.concurrency),
  });
  if (!options.ok) return failed(call.out, options.problem);
  if (call.has(from)) return (await import('./scanFrom.js')).scanFrom(call, options.value);
  const applies = call.has(setDefault) || call.has(setImage);
  if (applies && call.has(noProbe)) return failed(call.out, { kind: 'scan-metadata-only', asked: true });
  return withHome(call, async (home, vault) => {
    const probes = !call.has(noProbe) && canProbe({ home, vault });
    if (applies && !probes) return failed(call.out, { kind: 'scan-metadata-only', asked: false });
    return scanCatalog(call, options.value, { home, vault }, probes);
  });
}

async function scanCatalog(call: Call, options: ScanOptions, known: Known, probes: boolean): Promise<ExitCode> {
  const { world, out } = call;
  const run = runOf(call, options, probes ? 'Probing' : 'Scanning');
  const list = await readCatalog(world, known, run);
  if (run.signal.aborted) return EXIT.interrupted;
  if (!list.ok) return failed(out, list.problem);
  const rows = narrowed(
    list.value.filter(({ isFree }) => isFree),
    options.filter,
    world.now(),
  );
  if (!probes) return tellMetadata(call, rows);
  const end = await probeScanned(world, known, rows, run);
  call.progress('');
  if (run.signal.aborted) return tellInterrupted(call, end, rows.length);
  return tellProbed(call, options, known, end, run.signal);
}

function tellMetadata(call: Call, rows: readonly Scanned[]): ExitCode {
  const { out } = call;
  call.progress('');
  if (call.has(FLAGS.json)) {
    out.json(rows);
    return EXIT.done;
  }
  out.lines([
    ...(call.has(SCAN_FLAGS.noProbe) ? [] : [DOWNGRADED]),
    `Found ${rows.length} OpenRouter free models (metadata only; configure OPENROUTER_API_KEY to test tools/images).`,
    ...scanTable(ranked(rows)),
  ]);
  return EXIT.done;
}

const DOWNGRADED =
  'OpenRouter free models still require OPENROUTER_API_KEY for live probes and inference. Listing public catalog metadata only.';

/** What there is so far, and nothing written. */
function tellInterrupted(call: Call, { rows }: ScanEnd, total: number): ExitCode {
  const warning = `Interrupted: ${total - rows.length} of ${total} models were not tested, and nothing was written.`;
  if (call.has(FLAGS.json)) {
    call.out.json({ ...NOTHING_CHOSEN, ...roles(call), results: rows, warnings: [warning] });
    return EXIT.interrupted;
  }
  tellRows(call, rows);
  call.out.note(warning);
  return EXIT.interrupted;
}

const NOTHING_CHOSEN = { selected: [], selectedImages: [] };

const roles = (call: Call) => ({
  setDefault: call.has(SCAN_FLAGS.setDefault),
  setImage: call.has(SCAN_FLAGS.setImage),
});

const tellRows = ({ out }: Call, rows: readonly Scanned[]): void =>
  out.lines([scanSummary(rows), ...scanTable(ranked(rows))]);

function tellProbed(
  call: Call,
  { maxCandidates }: ScanOptions,
  { home }: Known,
  { rows, refused }: ScanEnd,
  signal: AbortSignal,
): ExitCode | Promise<ExitCode> {
  if (refused !== undefined) {
    const { says, next } = wordsOf(refused, FREE_CATALOG);
    const rest = next === undefined ? {} : { next };
    return failed(call.out, { kind: 'scan-refused', provider: 'OpenRouter', says, ...rest });
  }
  if (!rows.some(({ tool }) => tool.ok)) return failed(call.out, noneWorks(rows));
  if (!call.has(FLAGS.json)) tellRows(call, rows);
  const found = candidates(rows, maxCandidates);
  return chooseAndWrite(call, home, found, { rows, signal, ...roles(call) });
}

function noneWorks(rows: readonly Scanned[]) {
  const errors = rows.flatMap(({ tool }) => tool.error ?? []);
  const counted = new Map<string, number>();
  for (const error of errors) counted.set(error, (counted.get(error) ?? 0) + 1);
  const [most] = [...counted].toSorted(([, a], [, b]) => b - a);
  return { kind: 'scan-none-works', tested: rows.length, ...(most === undefined ? {} : { mostly: most[0] }) } as const;
}
