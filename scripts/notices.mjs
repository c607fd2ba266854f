// Draws THIRD-PARTY-NOTICES.md from the installed packages: `npm run notices`.
import { writeFileSync } from 'node:fs';
import { drawNotices } from './notices/collect.ts';

writeFileSync('THIRD-PARTY-NOTICES.md', drawNotices(process.cwd()));
