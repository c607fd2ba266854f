import type { Machine } from '../services/world.js';

/** Time, chance, other programs and a port, as this machine has them. What each takes is loaded when it is wanted. */
export const nodeMachine: Machine = {
  wait: () => {
    throw new Error('wait');
  },
  randomBytes: () => {
    throw new Error('randomBytes');
  },
  run: () => {
    throw new Error('run');
  },
  listen: () => {
    throw new Error('listen');
  },
};
