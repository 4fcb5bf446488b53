import { defineConfig } from 'vitest/config'

/** The fast suite: everything that needs nothing but npm packages, but for what is long by its nature (`vitest.long.config.ts`). */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/**/*.long.test.ts',
      'test/browser/**',
      'test/mail-servers/**',
      'test/social-servers/**',
      'test/chaos/**',
    ],
    globalSetup: ['test/support/global-setup.ts'],
    // On a busy machine what is waited for takes longer than the second that a poll waits by itself.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // A third of a run is waiting: for databases, processes and mail. One more than the two cores uses that time.
    maxWorkers: 3,
    // Files share the modules that a worker has loaded: half of the run was spent on loading them anew for each.
    isolate: false,
  },
})
