import { Box } from 'ink';
import type { ReactNode } from 'react';
import { overlayArea } from '../../state/app/layout.js';
import { type Line, span } from '../../state/app/line.js';
import { sheetNews } from '../../state/app/selectors/sheetNews.js';
import { useModel } from '../ProgramContext.js';
import { Frame } from '../parts/Frame.js';
import { themeOf } from '../theme.js';

type Props = { readonly title: string; readonly lines: readonly Line[]; readonly scroll: number };

/** A sheet of text over the panes. The title says how far it is scrolled when it does not fit. */
export function Sheet({ title, lines, scroll }: Props) {
  const shell = useModel((model) => model.shell);
  const area = overlayArea(shell.size);
  const news = sheetNews(shell);
  const rows = Math.max(1, Math.min(area.rows - news.length, lines.length));
  const start = Math.max(0, Math.min(scroll, lines.length - rows));
  const place = lines.length > rows ? `  ${start + 1}-${start + rows} of ${lines.length}` : '';
  return (
    <Centre>
      <Frame
        title={[span(title, 'accent'), span(place, 'idle')]}
        lines={[...lines.slice(start, start + rows), ...news]}
        columns={area.columns}
        rows={rows + news.length}
        hangs={false}
        closes
        theme={themeOf(shell)}
      />
    </Centre>
  );
}

/** In the middle of the width, at the top of the room between header and footer. */
export function Centre({ children }: { readonly children: ReactNode }) {
  return (
    <Box flexGrow={1} flexDirection="column" alignItems="center" paddingTop={1}>
      {children}
    </Box>
  );
}
