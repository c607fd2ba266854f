import type { ProfileProblem } from './profileProblem.js';

/** OpenClaw takes any text. But it reads the profile in a model ref from the last slash on, and lists are parted by commas. Problem: `profile-id`. */
export const profileIdProblem = (id: string): ProfileProblem | undefined =>
  /^(?!-)[^\s,/\p{C}]{1,200}$/u.test(id) ? undefined : { kind: 'profile-id', id };
