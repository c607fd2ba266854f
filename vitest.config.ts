import { defineConfig } from 'vitest/config';

// Ink asks the terminal for its size by starting `tput` unless these are set, which costs milliseconds per frame.
const size = { COLUMNS: '100', LINES: '40' };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          globalSetup: 'test/support/leftBehind.ts',
          include: ['test/{domain,app,services,components,cli,build}/**/*.test.{ts,tsx}'],
          pool: 'threads',
          isolate: false,
          env: size,
          testTimeout: 10_000,
        },
      },
      {
        test: {
          name: 'e2e',
          globalSetup: 'test/support/leftBehind.ts',
          include: ['test/{journeys,doors}/**/*.test.{ts,tsx}'],
          pool: 'forks',
          // They wait for states, so that two at a time only wait less for each other's programs to start.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        // Needs the real OpenClaw in .interop/, so it is run by `npm run test:interop` only.
        test: {
          name: 'interop',
          include: ['test/interop/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 180_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
