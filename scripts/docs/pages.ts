import { commandsPage } from './commands.js';
import { keysPage } from './keys.js';
import { outcomesPage } from './outcomes.js';
import { providersPage } from './providers.js';

/** Pages under docs/ whose middle is drawn from the tables of the program. What stands around the marks is written by hand. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'docs/commands.md': commandsPage,
  'docs/keys.md': keysPage,
  'docs/providers.md': providersPage,
  'docs/outcomes.md': outcomesPage,
};

const START = '<!-- drawn by `npm run docs`: start -->';
const END = '<!-- drawn by `npm run docs`: end -->';

/** The page with what is between the marks drawn anew. */
export function redrawn(page: string, drawn: string): string {
  const start = page.indexOf(START);
  const end = page.indexOf(END);
  if (start < 0 || end < start) throw new Error(`the page lacks the marks ${START} and ${END}`);
  return `${page.slice(0, start + START.length)}\n\n${drawn}\n\n${page.slice(end)}`;
}
