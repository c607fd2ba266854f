// Writes a file as Pincer does, in a process of its own, so that a test can kill it or keep the disk from it.
import { nodeFiles } from '../../src/nodeWorldFiles.js';

const [, , path = '', how = ''] = process.argv;

async function write(text: string) {
  return nodeFiles.withLock(path, 10_000, async () => {
    const now = await nodeFiles.read(path);
    const expectHash = now.kind === 'file' ? now.hash : undefined;
    return nodeFiles.replace({ path, text, expectHash, backups: true });
  });
}

if (how === 'once') console.log(JSON.stringify(await write('b'.repeat(200_000))));
else {
  process.stdout.write('begun\n');
  for (let turn = 0; ; turn++) await write((turn % 2 === 0 ? 'b' : 'a').repeat(200_000));
}
