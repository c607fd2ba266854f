import { readConfigFiles } from '../../services/files/configFiles.js';
import { askQuota } from '../../services/quota.js';
import { shortDuration } from '../../state/domain/auth/authHealth.js';
import { builtInCatalog } from '../../state/domain/catalog/catalog.js';
import type { Home } from '../../state/domain/home.js';
import { lettersOff } from '../../state/domain/models/near.js';
import type { Problem } from '../../state/domain/problem.js';
import { type QuotaAnswer, quotaLines } from '../../state/domain/providers/planQuota.js';
import { providerRows } from '../../state/domain/providers/table.js';
import { type ProviderReport, providerReport, providerSummaries } from '../../state/domain/report/providersReport.js';
import { providersText, providerText } from '../../state/domain/report/providersText.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { PROVIDERS_FLAGS } from '../commands/providersFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { failed, withHome } from './home.js';

export const listProviders = (call: Call): Promise<ExitCode> =>
  withHome(call, (home) => {
    const rows = providerSummaries(home, builtInCatalog(home.dialect.version), call.has(FLAGS.all));
    if (call.has(FLAGS.json)) call.out.json({ count: rows.length, providers: rows });
    else call.out.lines(providersText(rows, call.world.now()));
    return EXIT.done;
  });

export const showProvider = (call: Call): Promise<ExitCode> =>
  withHome(call, async (home, vault) => {
    const [asked = ''] = call.words;
    const config = await readConfigFiles(call.world, home);
    const value = config.ok ? config.value.value : {};
    const report = providerReport(home, builtInCatalog(home.dialect.version), value, asked);
    if (report === undefined) return failed(call.out, stranger(home, asked));
    if (!call.has(PROVIDERS_FLAGS.quota)) return tell(call, report);
    return tell(call, report, await askQuota(call.world, home, vault, report.id, call.interrupt()));
  });

function tell(call: Call, report: ProviderReport, quota?: QuotaAnswer): ExitCode {
  if (call.has(FLAGS.json)) call.out.json({ ...report, ...(quota === undefined ? {} : { quota }) });
  else call.out.lines([...providerText(report, call.world.now()), ...quotaText(call, quota)]);
  return quota === undefined || quota.kind === 'quota' ? EXIT.done : EXIT.failed;
}

function quotaText({ world }: Call, quota: QuotaAnswer | undefined): readonly string[] {
  if (quota === undefined) return [];
  return ['', 'Quota', ...quotaLines(quota, world.now(), shortDuration).map((line) => `  ${line}`)];
}

function stranger(home: Home, asked: string): Problem {
  const wanted = asked.trim().toLowerCase();
  const ids = [...home.providers.map(({ id }) => id), ...providerRows().map(([id]) => id)];
  const near = ids.find((id) => lettersOff(wanted, id, 2) <= (id.length < 6 ? 1 : 2));
  return { kind: 'unknown-setup', provider: asked, ...(near === undefined ? {} : { near }) };
}
