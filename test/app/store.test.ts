import { expect, test } from 'vitest';
import { createProgram } from '../../state/store.js';
import { started } from '../support/stories.js';

test('a message sent while an effect begins is handled after it, not inside it', () => {
  const order: string[] = [];
  const program = createProgram(started(), (effect, send) => {
    order.push(`${effect.kind} begins`);
    send({ scope: 'shell', type: 'zoom' });
    order.push(`zoomed: ${program.store.getState().shell.zoom}`);
  });
  program.send({ scope: 'shell', type: 'repaint' });
  expect(order).toEqual(['repaint begins', 'zoomed: false']);
  expect(program.store.getState().shell.zoom).toBe(true);
});

test('a message that changes nothing wakes nobody', () => {
  const program = createProgram(started(), () => {});
  let woken = 0;
  program.store.subscribe(() => {
    woken += 1;
  });
  program.send({ scope: 'review', type: 'take offer', key: '9' });
  expect(woken).toBe(0);
});
