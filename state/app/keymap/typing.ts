import type { Binding } from './binding.js';
import { SEARCHES, TYPING } from './places.js';

/** Where text is typed: only keys that are not text. */
export const TYPING_KEYS: readonly Binding[] = [
  {
    keys: ['enter'],
    where: ['finder'],
    to: 'run the row',
    send: { scope: 'overlay', type: 'accept' },
    footer: 'run',
  },
  {
    keys: ['enter'],
    where: ['filter'],
    to: 'keep the filter',
    send: { scope: 'overlay', type: 'accept' },
    footer: 'keep',
  },
  {
    keys: ['enter'],
    where: ['prompt'],
    to: 'accept the text',
    send: { scope: 'overlay', type: 'accept' },
    footer: 'accept',
  },
  {
    keys: ['enter', 'y'],
    where: ['confirm'],
    to: 'say yes',
    send: { scope: 'overlay', type: 'accept' },
    footer: 'yes',
  },
  { keys: ['n'], where: ['confirm'], to: 'say no', send: { scope: 'shell', type: 'back' }, footer: 'no' },
  { keys: ['down'], where: SEARCHES, to: 'move down', send: { scope: 'list', type: 'move', by: 1 } },
  { keys: ['up'], where: SEARCHES, to: 'move up', send: { scope: 'list', type: 'move', by: -1 } },
  {
    keys: ['pagedown'],
    where: SEARCHES,
    to: 'move half a page down',
    send: { scope: 'list', type: 'half page', by: 1 },
  },
  {
    keys: ['pageup'],
    where: SEARCHES,
    to: 'move half a page up',
    send: { scope: 'list', type: 'half page', by: -1 },
  },
  {
    keys: ['backspace'],
    where: TYPING,
    to: 'delete backwards',
    send: { scope: 'field', type: 'edit', edit: 'backspace' },
  },
  { keys: ['delete'], where: TYPING, to: 'delete forwards', send: { scope: 'field', type: 'edit', edit: 'delete' } },
  { keys: ['left'], where: TYPING, to: 'move left in the text', send: { scope: 'field', type: 'edit', edit: 'left' } },
  {
    keys: ['right'],
    where: TYPING,
    to: 'move right in the text',
    send: { scope: 'field', type: 'edit', edit: 'right' },
  },
  {
    keys: ['home', 'ctrl+a'],
    where: TYPING,
    to: 'go to the start of the text',
    send: { scope: 'field', type: 'edit', edit: 'start' },
  },
  {
    keys: ['end', 'ctrl+e'],
    where: TYPING,
    to: 'go to the end of the text',
    send: { scope: 'field', type: 'edit', edit: 'end' },
  },
  { keys: ['ctrl+w'], where: TYPING, to: 'delete a word', send: { scope: 'field', type: 'edit', edit: 'delete word' } },
  { keys: ['ctrl+u'], where: TYPING, to: 'clear the text', send: { scope: 'field', type: 'edit', edit: 'clear' } },
];
