import type { ProviderRow } from './row.js';

/** Providers of 2026.5 that make pictures, sound or video. */
export const OTHER = {
  alibaba: {
    label: 'Alibaba Model Studio',
    serves: 'other',
    ships: { '2026.5': 'bundled', '2026.9': 'bundled' },
    plugin: 'alibaba',
    env: ['MODELSTUDIO_API_KEY', 'DASHSCOPE_API_KEY', 'QWEN_API_KEY'],
    choices: [{ id: 'alibaba-model-studio-api-key', label: 'Alibaba Model Studio API key', kind: 'api_key' }],
  },
  comfy: {
    label: 'ComfyUI',
    serves: 'other',
    ships: { '2026.5': 'bundled', '2026.9': 'npm' },
    plugin: 'comfy',
    env: ['COMFY_API_KEY', 'COMFY_CLOUD_API_KEY'],
    choices: [{ id: 'comfy-cloud-api-key', label: 'Comfy Cloud API key', kind: 'api_key' }],
  },
  fal: {
    label: 'fal',
    serves: 'other',
    ships: { '2026.5': 'bundled', '2026.9': 'bundled' },
    plugin: 'fal',
    env: ['FAL_KEY', 'FAL_API_KEY'],
    choices: [{ id: 'fal-api-key', label: 'fal API key', kind: 'api_key' }],
  },
  runway: {
    label: 'Runway',
    serves: 'other',
    ships: { '2026.5': 'bundled', '2026.9': 'bundled' },
    plugin: 'runway',
    env: ['RUNWAYML_API_SECRET', 'RUNWAY_API_KEY'],
    choices: [{ id: 'runway-api-key', label: 'Runway API key', kind: 'api_key' }],
  },
  vydra: {
    label: 'Vydra',
    serves: 'other',
    ships: { '2026.5': 'bundled', '2026.9': 'npm' },
    plugin: 'vydra',
    env: ['VYDRA_API_KEY'],
    choices: [{ id: 'vydra-api-key', label: 'Vydra API key', kind: 'api_key' }],
  },
} as const satisfies Readonly<Record<string, ProviderRow>>;
