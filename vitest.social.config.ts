import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/social-servers/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // On a busy machine what is waited for takes longer than the second that a poll waits by itself.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 180_000,
    // Installs Bluesky's servers the first time.
    hookTimeout: 900_000,
    pool: 'forks',
    maxWorkers: 1,
  },
})
