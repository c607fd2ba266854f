import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
};

type Installed = { readonly manifest: Manifest; readonly folder: string };

/** The page that names every package whose code goes into dist/, with its terms, drawn from what is installed. */
export function drawNotices(root: string): string {
  const sections = runtimePackages(root)
    .map(({ manifest, folder }) => `## ${manifest.name} ${manifest.version}\n\n${terms(manifest, folder)}\n`)
    .join('\n');
  return `# Third-party notices

Pincer's program contains code of the packages below, each under its own terms. Drawn by \`npm run notices\`.

${sections}`;
}

/** Everything reachable through `dependencies`, by name. */
function runtimePackages(root: string): readonly Installed[] {
  const found = new Map<string, Installed>();
  const visit = (from: string): void => {
    for (const name of Object.keys(readManifest(from).dependencies ?? {})) {
      const folder = locate(name, from);
      const manifest = readManifest(folder);
      const key = `${manifest.name} ${manifest.version}`;
      if (found.has(key)) continue;
      found.set(key, { manifest, folder });
      visit(folder);
    }
  };
  visit(root);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, installed]) => installed);
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** As Node looks for it: in the nearest node_modules that has it. */
function locate(name: string, from: string): string {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (dirname(from) === from) throw new Error(`${name} is not installed`);
  return locate(name, dirname(from));
}

function terms(manifest: Manifest, folder: string): string {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)(\.|$)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (texts.length > 0) return texts.map((text) => `\`\`\`text\n${text}\n\`\`\``).join('\n\n');
  const author = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name;
  if (manifest.license === undefined) throw new Error(`${manifest.name} does not say its terms`);
  return `License: ${manifest.license}${author === undefined ? '' : `. Author: ${author}`}. The package brings no license text.`;
}
