import { defineConfig } from 'vitest/config';

/** End-to-end tests that wait most of their time, and can do so beside anything else. */
const WAITS = ['tests/e2e/long-waits.e2e.ts', 'tests/e2e/worker-kills.e2e.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'utils/**/*.test.{ts,tsx}',
            'components/**/*.test.{ts,tsx}',
            'tests/{browsers,conventions,deepinfra,ocr}/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.ts'],
          exclude: WAITS,
          // One browser at a time: real pointers and real clipboards are shared by a display.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'waits', include: WAITS, maxWorkers: 2, hookTimeout: 120_000 } },
    ],
  },
});
