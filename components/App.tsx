import { Box, useInput, usePaste, useWindowSize } from 'ink';
import { useEffect } from 'react';
import type { Layout } from '../state/app/layout.js';
import { isCovering, layout } from '../state/app/layout.js';
import { pasted, press } from '../state/app/press.js';
import { bannerLines } from '../state/app/selectors/banner.js';
import { newsOf } from '../state/app/selectors/footer.js';
import { chainHops } from '../state/app/selectors/inUse.js';
import { asksSecret } from '../state/app/setup/steps.js';
import { Banner } from './Banner.js';
import { Footer } from './Footer.js';
import { Header } from './Header.js';
import { keyName, keyText } from './keyName.js';
import { Overlays } from './overlays/Overlays.js';
import { useModel, useProgram } from './ProgramContext.js';
import { PANE_VIEWS } from './panes/index.js';
import { Tabs } from './Tabs.js';
import { TooSmall } from './TooSmall.js';

/** The whole screen, and the only ears: every key becomes a message through the key map. */
export function App() {
  useKeys();
  useSize();
  useLeaving();
  const { size, leaving } = useModel((model) => model.shell);
  if (leaving) return null;
  return (
    <Box width={size.columns} height={size.rows} flexDirection="column">
      <Screen />
    </Box>
  );
}

function Screen() {
  const { size, zoom, focus, redact, toast } = useModel((model) => model.shell);
  const covered = useModel((model) => isCovering(model.overlay));
  const hops = useModel((model) => chainHops(model).length);
  const home = useModel((model) => model.file.home);
  const news = useModel(
    (model) => newsOf({ shell: { size, ...(toast ? { toast } : {}) }, ollama: model.ollama }).above.length,
  );
  const shape = layout({ size, zoom, focus, banner: bannerLines(home, redact).length, news, hops });
  if (shape.kind === 'tiny') return <TooSmall />;
  return (
    <>
      <Header />
      {covered ? <Overlays /> : <BannerAndPanes shape={shape} />}
      <Footer />
    </>
  );
}

function BannerAndPanes({ shape }: { readonly shape: Exclude<Layout, { kind: 'tiny' }> }) {
  return (
    <>
      <Banner />
      <Panes shape={shape} />
    </>
  );
}

function Panes({ shape }: { readonly shape: Exclude<Layout, { kind: 'tiny' }> }) {
  if (shape.kind === 'one') {
    const View = PANE_VIEWS[shape.pane];
    return (
      <>
        {shape.tabs && <Tabs />}
        <View {...shape.area} hangs={false} closes />
      </>
    );
  }
  const { providers, models, chain, probes } = shape.areas;
  return (
    <Box>
      <Box flexDirection="column">
        <PANE_VIEWS.providers {...providers} hangs={false} closes={false} />
        <PANE_VIEWS.chain {...chain} hangs closes />
      </Box>
      <Box flexDirection="column">
        <PANE_VIEWS.models {...models} hangs={false} closes={false} />
        <PANE_VIEWS.probes {...probes} hangs closes />
      </Box>
    </Box>
  );
}

function useKeys(): void {
  const { store, send, secretKeys } = useProgram();
  useInput((input, key) => {
    const name = keyName(input, key);
    if (name === '') return;
    const msg = press(store.getState(), name, keyText(input, key));
    if (msg) send(msg);
    // Nothing of a secret becomes a message.
    else if (asksSecret(store.getState())) secretKeys.typed(keyText(input, key));
  });
  usePaste((text) => {
    if (asksSecret(store.getState())) secretKeys.pasted(text);
    else send(pasted(text));
  });
}

function useLeaving(): void {
  const { send } = useProgram();
  const isLeaving = useModel((model) => model.shell.leaving === true);
  useEffect(() => {
    if (isLeaving) send({ scope: 'shell', type: 'cleared' });
  }, [send, isLeaving]);
}

function useSize(): void {
  const { send } = useProgram();
  const { columns, rows } = useWindowSize();
  useEffect(() => send({ scope: 'shell', type: 'resized', columns, rows }), [send, columns, rows]);
}
