import { FLAGS } from './flags.js';
import { SETUP_FLAGS } from './setupFlags.js';

/** Those of `openclaw models scan`, and what Pincer has beside them. */
export const SCAN_FLAGS = {
  noProbe: { name: 'no-probe', summary: 'List the free models, and try none of them' },
  minParams: { name: 'min-params', value: '<b>', summary: 'Only models of so many billion parameters or more' },
  maxAgeDays: { name: 'max-age-days', value: '<days>', summary: 'Only models that came out within so many days' },
  provider: { ...FLAGS.provider, summary: 'Only models by this maker: what stands before their slash' },
  maxCandidates: { name: 'max-candidates', value: '<n>', summary: 'How many to propose for the chain (default: 6)' },
  timeout: { ...FLAGS.timeout, summary: 'Deadline of the list and of each probe, in milliseconds (default: 12000)' },
  concurrency: { ...FLAGS.concurrency, summary: 'Probes at the same time (default: 3)' },
  yes: { ...FLAGS.yes, summary: 'Take the proposal, what it replaces and what it costs, without asking' },
  noInput: { name: 'no-input', summary: 'Ask nothing: take the proposal' },
  setDefault: { ...SETUP_FLAGS.setDefault, summary: 'Make the first of the selection the default model' },
  setImage: { name: 'set-image', summary: 'Make the first that sees images the image model' },
  from: {
    name: 'from',
    value: '<provider>',
    summary: 'Try the models that this provider lists, with your key for it, instead of the free ones of OpenRouter',
  },
  kind: { ...FLAGS.kind, summary: 'With --from, what to ask of each model: completion (the default), tools or image' },
} as const;
