// The console over 5,000 models while 1,000 probe answers a second arrive, for `npm run bench`; told `setup`, the wizard that offers
// 2,000. Everything drawn and decided is the product's; only the answers are made up, and handed on in batches as
// services/effects/probeEffects.ts does. With PINCER_BENCH_SLOW, the address of a slow server, the models are its own, and really
// asked, all of them, again and again.
import { render } from 'ink';
import { App } from '../../components/App.js';
import { ProgramProvider } from '../../components/ProgramContext.js';
import { createEffects } from '../../services/effects.js';
import { worldOf } from '../../src/nodeWorld.js';
import { enterScreen } from '../../src/terminal/screen.js';
import { firstModel } from '../../state/app/init.js';
import type { Model } from '../../state/app/model.js';
import type { ProbeResult } from '../../state/app/msg.js';
import { createProgram } from '../../state/store.js';
import * as builders from '../../test/support/builders.js';
import { vault } from '../../test/support/probing.js';
import { choosing } from '../../test/support/settingUp.js';

const slow = process.env['PINCER_BENCH_SLOW'];
const PROVIDERS = 5;
const MODELS_EACH = slow === undefined ? 1000 : Number(process.env['PINCER_BENCH_MODELS']) / PROVIDERS;
const OFFERED = 2000;
const BATCH_MS = 100;
const PER_BATCH = 100;

const providers = Array.from({ length: PROVIDERS }, (_, p) =>
  builders.provider(
    `provider-${p}`,
    Array.from({ length: MODELS_EACH }, (_, m) => (slow === undefined ? `model-${p}-${m}` : `m${p * MODELS_EACH + m}`)),
    slow === undefined ? {} : { baseUrl: slow },
  ),
);
const refs = providers.flatMap(({ id, models }) => models.map((model) => `${id}/${model.id}`));
const home = builders.home({
  providers,
  models: builders.settings({ text: builders.choice(refs[0], refs.slice(1, 9)) }),
});

const screen = enterScreen({ title: 'bench', onEvent: () => undefined, onStderr: () => undefined });
const size = { columns: process.stdout.columns, rows: process.stdout.rows };
const preferences = { theme: 'default', favourites: [] } as const;
const asked = { request: 0, next: 0 };
const isSetup = process.argv[2] === 'setup';
const first = firstModel({
  home,
  preferences,
  now: builders.NOON,
  size,
  demo: false,
  colour: true,
  probesAtStart: false,
});
const program = createProgram(
  isSetup
    ? choosing(
        first,
        Array.from({ length: OFFERED }, (_, i) => `vendor-${i % 40}/model-${i}`),
      )
    : first,
  (effect) => {
    if (slow !== undefined) return effects.run(effect, program.send);
    if (effect.kind === 'probe') Object.assign(asked, { request: effect.request, next: 0 });
  },
);

const nothing = (): void => undefined;
const effects = createEffects(
  {
    world: worldOf({}, '/nowhere'),
    options: {},
    terminal: {
      copy: nothing,
      alert: nothing,
      repaint: nothing,
      suspend: nothing,
      handOver: async () => ({ kind: 'missing' }),
      quit: nothing,
    },
    onBug: (bug) => {
      throw bug;
    },
  },
  { home, vault: vault('not-a-real-key-0123456789abcdef') },
);

/** All of them, as soon as the last of them has answered. */
const askSlowly = (): void => {
  if (program.store.getState().probes.running === 0) program.send({ scope: 'probes', type: 'complete', refs });
};

const answer = (ref: string, n: number): ProbeResult => ({
  request: asked.request,
  record: {
    ref,
    probe: 'completion',
    at: builders.NOON,
    outcome: { kind: 'ok' },
    latencyMs: 100 + (n % 400),
    totalMs: 500,
  },
});

const answerSome = (): void => {
  if (asked.next >= refs.length || asked.request === 0) program.send({ scope: 'probes', type: 'complete', refs });
  const results = refs.slice(asked.next, asked.next + PER_BATCH).map((ref, i) => answer(ref, asked.next + i));
  asked.next += PER_BATCH;
  program.send({ scope: 'probes', type: 'arrived', results });
};

// A frame that shows a moved cursor is followed by a mark that terminals ignore, so that the bench knows when it was complete.
const cursorOf = ({ models, setup }: Model) => (isSetup ? setup?.cursor : models.cursor);
let at = cursorOf(program.store.getState());
let isMoved = false;
program.store.subscribe((model) => {
  const now = cursorOf(model);
  isMoved ||= now !== at;
  at = now;
});
const { unmount } = render(
  <ProgramProvider value={program}>
    <App />
  </ProgramProvider>,
  {
    stdin: screen.stdin,
    alternateScreen: true,
    interactive: true,
    incrementalRendering: true,
    maxFps: 250,
    exitOnCtrlC: false,
  },
);
screen.onLeave(unmount);
const { stdout } = process;
const write = stdout.write.bind(stdout) as (text: string) => boolean;
stdout.write = ((text: string) => {
  const isWritten = write(text);
  if (!isMoved || !text.includes('\u001B[?2026l')) return isWritten;
  isMoved = false;
  return write('\u001B]7777;moved\u0007');
}) as typeof stdout.write;

write('\u001B]7777;ready\u0007');
if (!isSetup) setInterval(slow === undefined ? answerSome : askSlowly, BATCH_MS);
