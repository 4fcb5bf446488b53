import { defineConfig } from 'vitest/config'
import fast from './vitest.config.ts'

/** What starts and kills whole programs, lives through weeks of a world, or reads the whole tree. */
export default defineConfig({
  test: {
    ...fast.test,
    include: ['test/**/*.long.test.ts'],
    exclude: [],
    maxWorkers: 2,
  },
})
