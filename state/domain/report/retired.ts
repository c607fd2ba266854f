import { lazy } from '../lazy.js';

/**
 * Models that OpenClaw 2026.5 hides wherever they are described, because their vendor switched them off. A config that
 * chooses one is refused as a whole.
 */
const GEMINI = `
  gemini-1.5-flash gemini-1.5-flash-8b gemini-1.5-pro gemini-2.0-flash-exp gemini-2.0-flash-exp-image-generation
  gemini-2.0-flash-live-001 gemini-2.0-flash-lite-preview gemini-2.0-flash-lite-preview-02-05
  gemini-2.0-flash-preview-image-generation gemini-2.0-flash-thinking-exp gemini-2.0-flash-thinking-exp-01-21
  gemini-2.0-flash-thinking-exp-1219 gemini-2.0-pro-exp gemini-2.0-pro-exp-02-05
  gemini-2.5-flash-exp-native-audio-thinking-dialog gemini-2.5-flash-image-preview
  gemini-2.5-flash-lite-preview-06-17 gemini-2.5-flash-lite-preview-09-25 gemini-2.5-flash-lite-preview-09-2025
  gemini-2.5-flash-preview-04-17 gemini-2.5-flash-preview-05-20 gemini-2.5-flash-preview-09-25
  gemini-2.5-flash-preview-09-2025 gemini-2.5-flash-preview-native-audio-dialog gemini-2.5-pro-exp-03-25
  gemini-2.5-pro-preview-03-25 gemini-2.5-pro-preview-05-06 gemini-2.5-pro-preview-06-05 gemini-3-pro-preview
  gemini-3.1-pro-preview-customtools gemini-live-2.5-flash gemini-live-2.5-flash-preview
  gemini-live-2.5-flash-preview-native-audio
`;

const RETIRED: Readonly<Record<string, string>> = {
  google: GEMINI,
  'google-gemini-cli': GEMINI,
  'google-vertex': GEMINI,
  openai: 'gpt-5.3-codex-spark',
  'azure-openai-responses': 'gpt-5.3-codex-spark',
};

const retired = lazy(
  () => new Map(Object.entries(RETIRED).map(([provider, models]) => [provider, new Set(models.trim().split(/\s+/))])),
);

/** Case does not matter. OpenClaw: the suppressions of the plugin manifests. */
export const isRetired = (provider: string, model: string): boolean =>
  retired().get(provider.trim().toLowerCase())?.has(model.trim().toLowerCase()) ?? false;
