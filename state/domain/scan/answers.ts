import { byLocale } from '../byLocale.js';
import type { ProbeOutcome } from '../probe.js';
import { plain } from '../text.js';
import { paramsIn } from './catalog.js';
import { line, shorten, tokensText, waitText } from './text.js';

/** One model of a provider, and whether it answered. */
export type Answering = {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly modelRef: string;
  /** Tokens. */
  readonly contextLength: number | null;
  readonly inferredParamB: number | null;
  readonly ok: boolean;
  /** To the end of the answer, in ms. */
  readonly latencyMs: number;
  readonly outcome: ProbeOutcome['kind'];
  readonly error?: string;
};

/** Those that answer first, the quickest of them first. */
export const rankedAnswers = (rows: readonly Answering[]): readonly Answering[] =>
  rows.toSorted(
    (a, b) => Number(b.ok) - Number(a.ok) || (a.ok ? a.latencyMs - b.latencyMs : 0) || byLocale(a.modelRef, b.modelRef),
  );

export const answersSummary = (provider: string, rows: readonly Answering[]): string =>
  `Scan results: tested ${rows.length} models of ${provider}, ${rows.filter(({ ok }) => ok).length} answer`;

export const answersTable = (rows: readonly Answering[]): readonly string[] => [
  line('Model', 'Answer', 'Ctx', 'Params', 'Notes'),
  ...rows.map(({ modelRef, ok, latencyMs, contextLength, inferredParamB, error = '' }) =>
    line(
      shorten(plain(modelRef)),
      ok ? waitText(latencyMs) : 'fail',
      tokensText(contextLength),
      inferredParamB === null ? '-' : `${inferredParamB}b`,
      error,
    ),
  ),
];

export const answerHint = ({ latencyMs, contextLength }: Answering): string =>
  `${waitText(latencyMs)} | ctx ${tokensText(contextLength)}`;

/** Billions of parameters, as far as the id and the name tell. */
export const sizeIn = (id: string, name: string): number | null => paramsIn(`${id} ${name}`) ?? null;
