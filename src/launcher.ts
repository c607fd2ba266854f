import { purposeOf, scriptLoader } from './scripts.js';

// The first file that runs: it must load on any Node that knows modules, so that an old one gets a sentence instead of a SyntaxError.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 19)) {
  await scriptLoader(import.meta.dirname, purposeOf(process.argv.slice(2)), process.env['PINCER_BUILD'])('main');
} else {
  process.stderr.write(`pincer needs Node >= 22.19, and this is ${process.version}.\n`);
  process.exitCode = 1;
}
