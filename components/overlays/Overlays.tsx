import { useModel } from '../ProgramContext.js';
import { ConfirmOverlay } from './ConfirmOverlay.js';
import { ConflictsOverlay } from './ConflictsOverlay.js';
import { CredentialsOverlay } from './CredentialsOverlay.js';
import { DetailOverlay } from './DetailOverlay.js';
import { DiscoveryOverlay } from './DiscoveryOverlay.js';
import { FinderOverlay } from './FinderOverlay.js';
import { PromptOverlay } from './PromptOverlay.js';
import { ReviewOverlay } from './ReviewOverlay.js';
import { ScanOverlay } from './ScanOverlay.js';
import { SetupOverlay } from './SetupOverlay.js';

/** What covers the panes. The filter does not: its text stands in the footer, under the list that it narrows. */
export function Overlays() {
  const kind = useModel((model) => model.overlay?.kind);
  switch (kind) {
    case 'finder':
      return <FinderOverlay />;
    case 'review':
      return <ReviewOverlay />;
    case 'detail':
      return <DetailOverlay />;
    case 'credentials':
      return <CredentialsOverlay />;
    case 'conflicts':
      return <ConflictsOverlay />;
    case 'confirm':
      return <ConfirmOverlay />;
    case 'prompt':
      return <PromptOverlay />;
    case 'discovery':
      return <DiscoveryOverlay />;
    case 'scan':
      return <ScanOverlay />;
    case 'setup':
      return <SetupOverlay />;
    case 'filter':
    case undefined:
      return null;
  }
}
