import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts', 'test/browser/support/build-console.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A page on a busy machine takes longer than the second that a poll waits by itself.
    expect: { poll: { timeout: 15_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
})
