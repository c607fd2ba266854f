// Writes the tables of what OpenClaw 2026.5.28 accepts, from the program that `npm run test:interop` puts into .interop/.
// Only names, types and limits are taken over: no descriptions. Run it again after a change of the version, and read the difference.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { channelTable, pluginTable, sectionTable } from './schema/fromJsonSchema.mjs';
import { coreTable } from './schema/fromZod.mjs';
import { openclawModules } from './schema/openclaw.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'state', 'domain', 'config', 'schema');

/** A line with the name, then what it stands for. */
const entry = ([name, text]) =>
  `@${name}\n${text}\n`.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');

function write(file, doc, tables) {
  const parts = tables.map(
    ({ name, about, table }) =>
      `/** ${about} */\nexport const ${name} = lazy<Table>(\n  () => \`\n${[...table].map(entry).join('')}\`,\n);\n`,
  );
  const path = join(folder, file);
  writeFileSync(
    path,
    `// Written by scripts/schema.mjs: ${doc}\nimport { lazy } from '../../lazy.js';\nimport type { Table } from './shape.js';\n\n${parts.join('\n')}`,
  );
  spawnSync(join(root, 'node_modules', '.bin', 'biome'), ['format', '--write', path], { stdio: 'inherit' });
}

// Of 2026.9 Pincer knows the sections about models: `node scripts/schema.mjs sections.json` reads them from what its schema says.
const [sections] = process.argv.slice(2);
if (sections !== undefined) {
  const table = sectionTable(JSON.parse(readFileSync(sections, 'utf8')));
  const about = 'The sections of OpenClaw 2026.9 that are about models; of the others the name only.';
  write('sept2026.ts', 'do not edit.', [{ name: 'SEPT_2026', about, table }]);
  process.exit();
}

const modules = await openclawModules(join(root, '.interop'));
const core = coreTable(modules.schema);
const channels = channelTable(modules.channels);
const plugins = pluginTable(modules.plugins);
write('may2026.ts', 'do not edit.', [
  {
    name: 'MAY_2026',
    about: 'The whole config of OpenClaw 2026.5.28, apart from what channels and plugins say of themselves.',
    table: core,
  },
]);
write('channels2026.ts', 'do not edit.', [
  {
    name: 'CHANNELS_2026',
    about: 'What is under `channels`, by channel, as OpenClaw 2026.5.28 brings it along.',
    table: channels,
  },
]);
write('plugins2026.ts', 'do not edit.', [
  {
    name: 'PLUGINS_2026',
    about:
      'What is under `plugins.entries.<id>.config`, by the plugins that OpenClaw 2026.5.28 brings along: all of them are here.',
    table: plugins,
  },
]);
process.stdout.write(`${core.size} + ${channels.size} + ${plugins.size} shapes\n`);
