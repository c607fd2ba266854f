import { bannerLines } from '../state/app/selectors/banner.js';
import { useModel } from './ProgramContext.js';
import { LineText } from './parts/LineText.js';
import { THEMES } from './theme.js';

export function Banner() {
  const home = useModel((model) => model.file.home);
  const { redact, theme } = useModel((model) => model.shell);
  return (
    <>
      {bannerLines(home, redact).map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen.
        <LineText key={i} line={line} theme={THEMES[theme]} />
      ))}
    </>
  );
}
