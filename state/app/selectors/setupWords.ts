import type { Rung } from '../../domain/auth/auth.js';
import { sourceWords } from '../../domain/auth/sourceWords.js';
import { plain } from '../../domain/text.js';

/** Where a credential stands and how it looks, masked. */
export const keysOfRung = (rung: Rung): string => `${sourceWords(rung, false)}  ${plain(rung.label)}`.trim();
