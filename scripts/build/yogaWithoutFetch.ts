import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';

const DATA_URL = /H="data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)"/;

const LOADER = `
import load, { bytes } from '../binaries/yoga-wasm-base64-esm.js';
import wrapAssembly from './wrapAssembly.js';
const instantiateWasm = (imports, done) => {
  const wasm = new WebAssembly.Module(bytes());
  const instance = new WebAssembly.Instance(wasm, imports);
  done(instance, wasm);
  return instance.exports;
};
export default wrapAssembly(await load({ instantiateWasm }));
export * from './generated/YGEnums.js';
`;

/** Hands yoga its WebAssembly as bytes. By itself it fetches a data URL, which loads all of Node's own undici: 20 to 45 ms. */
export const yogaWithoutFetch: Plugin = {
  name: 'yoga-without-fetch',
  setup(build) {
    build.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const found = DATA_URL.exec(text);
      if (found === null) throw new Error(`${path} changed: update scripts/build/yogaWithoutFetch.ts`);
      const contents = text.replace(found[0], 'H=""');
      return { contents: `${contents}\nexport const bytes = () => Buffer.from('${found[1]}', 'base64');` };
    });
    build.onLoad({ filter: /yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/ }, ({ path }) => ({
      contents: LOADER,
      resolveDir: dirname(path),
    }));
  },
};
