import type { ChainKey } from '../models/refProblem.js';
import { unreachable } from '../result.js';

/** Why a scan comes to nothing. Nothing was written in any of these cases. The words are OpenClaw's where it has some. */
export type ScanProblem =
  /** Models that nobody tried were to become the default. `asked`: with `--no-probe`. */
  | { readonly kind: 'scan-metadata-only'; readonly asked: boolean }
  /** `why`: `HTTP 503`, or what the connection came to. */
  | { readonly kind: 'scan-list-failed'; readonly provider: string; readonly why: string; readonly next?: string }
  /** No request can be made; `says` is why. */
  | { readonly kind: 'scan-unreachable'; readonly provider: string; readonly says: string; readonly next?: string }
  /** The key was refused before any model worked, so the others were not asked. */
  | { readonly kind: 'scan-refused'; readonly provider: string; readonly says: string; readonly next?: string }
  /** `mostly`: what went wrong with most of them. */
  | { readonly kind: 'scan-none-works'; readonly tested: number; readonly mostly?: string }
  | { readonly kind: 'scan-none-chosen'; readonly chain: ChainKey }
  /** Nobody is there to choose, and nobody said that the proposal will do. */
  | { readonly kind: 'scan-unasked' }
  /** `price`: as `sayCost` says it. */
  | { readonly kind: 'scan-costs'; readonly price: string }
  | { readonly kind: 'scan-no-models'; readonly provider: string };

type Words = { readonly says: string; readonly next?: string };

export function scanAdvice(problem: ScanProblem): Words {
  switch (problem.kind) {
    case 'scan-metadata-only':
      return {
        says: `Cannot apply metadata-only OpenRouter scan results. ${problem.asked ? 'Remove --no-probe or configure' : 'Configure'} OPENROUTER_API_KEY and rerun with probes before changing defaults.`,
      };
    case 'scan-list-failed':
      return { says: `${problem.provider} /models failed: ${problem.why}`, ...nextOf(problem.next) };
    case 'scan-unreachable':
      return { says: `${problem.provider} cannot be asked. ${problem.says}`, ...nextOf(problem.next) };
    case 'scan-refused':
      return {
        says: `${problem.provider} refused the key, so no more models were asked. ${problem.says}`,
        ...nextOf(problem.next),
      };
    case 'scan-none-works':
      return {
        says: 'No tool-capable OpenRouter free models found. Try pincer scan --no-probe to inspect metadata-only candidates, or configure OPENROUTER_API_KEY before probing.',
        ...nextOf(problem.mostly && `Of ${problem.tested} tested, most failed so: ${problem.mostly}`),
      };
    case 'scan-none-chosen':
      return {
        says:
          problem.chain === 'text'
            ? 'No models selected for fallbacks.'
            : 'No image-capable models selected for image model.',
      };
    case 'scan-unasked':
      return { says: 'Non-interactive scan: pass --yes to apply defaults.' };
    case 'scan-costs':
      return {
        says: `This would send ${problem.price}. Nothing was sent.`,
        next: 'Repeat it with --yes to accept this, or narrow it down with --provider, --min-params or --kind.',
      };
    case 'scan-no-models':
      return {
        says: `${problem.provider} lists no models that can chat, and none are known of it.`,
        next: `See whether it answers at all with: pincer probe ${problem.provider}`,
      };
    default:
      return unreachable(problem);
  }
}

const nextOf = (next: string | undefined): Pick<Words, 'next'> => (next === undefined ? {} : { next });
