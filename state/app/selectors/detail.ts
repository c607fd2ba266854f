import { unreachable } from '../../domain/result.js';
import { plain } from '../../domain/text.js';
import { overlayArea } from '../layout.js';
import { type Line, span } from '../line.js';
import type { Model, Subject } from '../model.js';
import { BLANK, type Fact, fact, factLines, GONE } from './facts.js';
import { foundFacts } from './foundFacts.js';
import { historyFacts } from './historyFacts.js';
import { modelFacts } from './modelFacts.js';
import { rowByRef } from './models.js';
import { probeFacts } from './probeFacts.js';
import { problemFacts } from './problemFacts.js';
import { providerFacts } from './providerFacts.js';
import { providerOf } from './providerOf.js';
import { allProviders } from './providers.js';

/** The text of the detail overlay in front, wrapped to its width. */
export function detailLines(model: Model): readonly Line[] {
  const { overlay } = model;
  if (overlay?.kind !== 'detail') return [];
  const { columns } = overlayArea(model.shell.size);
  const facts = factsOf(model, overlay.subject);
  return facts.flatMap((one) => factLines(one, columns));
}

export function detailTitle(subject: Subject): string {
  switch (subject.of) {
    case 'provider':
      return `Provider ${plain(subject.id)}`;
    case 'model':
      return `Model ${plain(subject.ref)}`;
    case 'probe':
      return `Probe of ${plain(subject.ref)}`;
    case 'change':
      return 'A change';
    case 'snapshot':
      return 'A snapshot';
    case 'found':
      return 'What was found';
    case 'problems':
      return 'What went wrong while reading';
    default:
      return unreachable(subject);
  }
}

function factsOf(model: Model, subject: Subject): readonly Fact[] {
  const { home } = model.file;
  switch (subject.of) {
    case 'provider': {
      const provider = allProviders(home).find(({ id }) => id === subject.id);
      return provider ? providerFacts(model, provider) : GONE;
    }
    case 'model': {
      const row = rowByRef(model, subject.ref);
      const provider = providerOf(home, subject.ref);
      const probe = model.probes.byRef[subject.ref] ? [BLANK, ...probeFacts(model, subject.ref)] : [];
      const head = [fact('Ref', span(plain(subject.ref), 'strong'))];
      const facts = row ? modelFacts(row) : [fact('', span('No catalogue has it.', 'warn'))];
      return [...head, ...facts, ...probe, BLANK, ...(provider ? providerFacts(model, provider) : [])];
    }
    case 'probe':
      return probeFacts(model, subject.ref);
    case 'change':
    case 'snapshot':
      return historyFacts(model, subject);
    case 'found':
      return foundFacts(model, subject.key);
    case 'problems':
      return home.problems.flatMap((problem) => problemFacts(problem, home, model.shell.redact));
    default:
      return unreachable(subject);
  }
}
