import InkOutput from '../../node_modules/ink/build/output.js';

/** Ink's own way to put texts on the screen, for comparing it with and without our short cuts. */
export const Output = InkOutput;
