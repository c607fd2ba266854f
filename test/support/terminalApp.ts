// A small program for the terminal tests, started the way the product is: ability, splash, then Ink.
import { canDraw, heedNoColor } from '../../src/terminal/ability.js';
import { enterScreen } from '../../src/terminal/screen.js';

heedNoColor(process.env);
if (!canDraw(process.env, process.stdin, process.stdout)) {
  console.log('no terminal');
  process.exit(2);
}
process.on('uncaughtException', ({ message }) => {
  console.error(`bug: ${message}`);
  process.exit(1);
});
const show: { line: (text: string) => void } = { line: () => undefined };
const screen = enterScreen({
  title: 'splash',
  onEvent: (event) => show.line(`event ${JSON.stringify(event)}`),
  onStderr: (line) => show.line(`stderr ${line}`),
});
const { draw, say } = await import('./terminalFrames.js');
show.line = (text) => say.line(text);
draw(screen);
