import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The parts of an installed OpenClaw that know what a config may hold. Its bundles have names and exports that change with each
 * build, so that they are found by what they export.
 */
export async function openclawModules(root) {
  const dist = join(root, 'node_modules', 'openclaw', 'dist');
  const load = loader(dist);
  const channels = await load('GENERATED_BUNDLED_CHANNEL_CONFIG_METADATA');
  return {
    schema: await load('OpenClawSchema'),
    channels: channels.filter(({ configurable }) => configurable !== false),
    plugins: manifests(join(dist, 'extensions')),
  };
}

/** What config validate of the command line calls, for a config whose includes and variables are in place. */
export async function openclawValidator(root) {
  const load = loader(join(root, 'node_modules', 'openclaw', 'dist'));
  return load('validateConfigObjectWithPlugins');
}

function loader(dist) {
  const files = readdirSync(dist).filter((name) => name.endsWith('.js'));
  return async (name) => {
    for (const file of files) {
      const exported = exportedAs(readFileSync(join(dist, file), 'utf8'), name);
      if (exported !== undefined) return (await import(join(dist, file)))[exported];
    }
    throw new Error(`OpenClaw exports no ${name}`);
  };
}

/** Of the file that defines it, as others may only pass it on. */
function exportedAs(text, name) {
  if (!new RegExp(`(?:const|function) ${name}\\b`).test(text)) return undefined;
  return new RegExp(`export \\{[^}]*\\b${name} as (\\w+)`).exec(text)?.[1];
}

const manifests = (folder) =>
  readdirSync(folder)
    .map((name) => {
      try {
        return JSON.parse(readFileSync(join(folder, name, 'openclaw.plugin.json'), 'utf8'));
      } catch {
        return undefined;
      }
    })
    .filter((manifest) => manifest !== undefined)
    .map(({ id, configSchema }) => ({ id, schema: configSchema }));
