import { lazy } from '../lazy.js';

/**
 * Models that their vendor switched off, by the one to take instead. OpenClaw 2026.5 hides them wherever they are described
 * and refuses a config that chooses one as a whole: every command then fails. OpenClaw: the suppressions of its plugins.
 */
const GEMINI = `
  gemini-2.5-flash: gemini-1.5-flash gemini-2.0-flash-exp gemini-2.0-flash-thinking-exp
    gemini-2.0-flash-thinking-exp-01-21 gemini-2.0-flash-thinking-exp-1219 gemini-2.5-flash-preview-04-17
    gemini-2.5-flash-preview-05-20
  gemini-2.5-flash-lite: gemini-1.5-flash-8b gemini-2.0-flash-lite-preview gemini-2.0-flash-lite-preview-02-05
    gemini-2.5-flash-lite-preview-06-17
  gemini-3.1-pro-preview: gemini-1.5-pro gemini-2.0-pro-exp gemini-2.0-pro-exp-02-05 gemini-2.5-pro-exp-03-25
    gemini-2.5-pro-preview-03-25 gemini-2.5-pro-preview-05-06 gemini-2.5-pro-preview-06-05 gemini-3-pro-preview
    gemini-3.1-pro-preview-customtools
  gemini-2.5-flash-image: gemini-2.0-flash-exp-image-generation gemini-2.0-flash-preview-image-generation
    gemini-2.5-flash-image-preview
  gemini-3.1-flash-live-preview: gemini-2.0-flash-live-001 gemini-2.5-flash-exp-native-audio-thinking-dialog
    gemini-2.5-flash-preview-native-audio-dialog gemini-live-2.5-flash gemini-live-2.5-flash-preview
    gemini-live-2.5-flash-preview-native-audio
  gemini-3.1-flash-lite: gemini-2.5-flash-lite-preview-09-25 gemini-2.5-flash-lite-preview-09-2025
  gemini-3-flash-preview: gemini-2.5-flash-preview-09-25 gemini-2.5-flash-preview-09-2025
`;

const SPARK = 'gpt-5.5: gpt-5.3-codex-spark';

const RETIRED: Readonly<Record<string, string>> = {
  google: GEMINI,
  'google-gemini-cli': GEMINI,
  'google-vertex': GEMINI,
  openai: SPARK,
  'azure-openai-responses': SPARK,
};

const retired = lazy(
  () => new Map(Object.entries(RETIRED).map(([provider, groups]) => [provider, new Map(successors(groups))])),
);

function successors(groups: string): readonly (readonly [string, string])[] {
  let instead = '';
  return groups
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      if (!word.endsWith(':')) return [[word, instead] as const];
      instead = word.slice(0, -1);
      return [];
    });
}

/** The id of the model to take instead, of the same provider; undefined for a model that is still there. Case does not matter. */
export const retiredFor = (provider: string, model: string): string | undefined =>
  retired().get(provider.trim().toLowerCase())?.get(model.trim().toLowerCase());
