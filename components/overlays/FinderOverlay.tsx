import { Box } from 'ink';
import SelectInput from 'ink-select-input';
import { overlayArea } from '../../state/app/layout.js';
import type { FinderSource } from '../../state/app/model.js';
import { finderItems } from '../../state/app/selectors/finder.js';
import { cut, fitTo, widthOf } from '../../state/domain/text.js';
import { useModel, useProgram } from '../ProgramContext.js';
import { Row } from '../parts/Row.js';
import { windowOf } from '../parts/Rows.js';
import { TextField } from '../parts/TextField.js';
import { painted, type Theme, themeOf } from '../theme.js';
import { Centre } from './Sheet.js';

const TITLES: Readonly<Record<FinderSource, string>> = {
  palette: 'find an action',
  help: 'find a key',
  append: 'add to the chain',
};

/** How many there are, or what none means. */
function countWords(count: number, source: FinderSource, query: string): string {
  if (count > 0) return `${count} ${count === 1 ? 'match' : 'matches'}`;
  if (source === 'append' && query === '')
    return 'Every usable model is in the chain already. A in Models shows the others, and why not.';
  return 'Nothing matches. Backspace takes letters back.';
}

/** A list to type into: palette, help, or a model to append. */
export function FinderOverlay() {
  const { store } = useProgram();
  const overlay = useModel((model) => model.overlay);
  const shell = useModel((model) => model.shell);
  if (overlay?.kind !== 'finder') return null;
  const theme = themeOf(shell);
  const area = overlayArea(shell.size);
  const items = finderItems(store.getState());
  const { start, end } = windowOf(items.length, area.rows - 2, overlay.cursor);
  const page = items.slice(start, end);
  const marks = Math.max(3, ...items.map((item) => widthOf(item.mark)));
  const labels = page.map((item, i) => ({ value: String(start + i), label: labelOf(item, marks, area.columns - 4) }));
  return (
    <Centre>
      <Box width={area.columns} flexDirection="column">
        <TextField label={`${TITLES[overlay.source]} ❯ `} field={overlay.field} columns={area.columns} theme={theme} />
        <Row text={painted(countWords(items.length, overlay.source, overlay.field.text), theme.tones.idle)} />
        <Menu items={labels} cursor={overlay.cursor - start} theme={theme} />
      </Box>
    </Centre>
  );
}

type Item = { readonly label: string; readonly value: string };

/** SelectInput as a picture: the model owns the cursor, so it hears no keys and is made anew for each place of the cursor. */
function Menu({
  items,
  cursor,
  theme,
}: {
  readonly items: readonly Item[];
  readonly cursor: number;
  readonly theme: Theme;
}) {
  return (
    <SelectInput
      key={`${cursor} ${items[0]?.value ?? ''} ${items.length}`}
      isFocused={false}
      initialIndex={cursor}
      items={[...items]}
      indicatorComponent={({ isSelected = false }) => (
        <Row text={isSelected ? painted('❯ ', theme.tones.accent) : '  '} />
      )}
      itemComponent={({ isSelected = false, label }) => (
        <Row text={isSelected ? painted(label, theme.tones.strong) : label} />
      )}
    />
  );
}

/** `K     move the hop up                    Fallback chain` */
function labelOf(
  item: { readonly mark: string; readonly label: string; readonly note: string },
  marks: number,
  cells: number,
): string {
  const note = cut(item.note, 24);
  const room = cells - marks - 2 - (note === '' ? 0 : widthOf(note) + 2);
  return `${fitTo(item.mark, marks)}  ${fitTo(item.label, Math.max(8, room))}${note === '' ? '' : `  ${note}`}`;
}
