// A small program for the terminal tests: asks for a secret, and tells how long it was.
import { hiddenPrompt } from '../../src/terminal/hiddenPrompt.js';

const typed = await hiddenPrompt('Key: ');
console.log(typed === undefined ? 'nothing' : `got ${typed.length}`);
