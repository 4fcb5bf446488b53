import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { shareBrowser } from './browser.ts'

/** A build of its own: somebody else may be building or running the real one. */
export const builtConsole = 'dist/console-under-test'

/** The tests look at the console as it is now and as it ships, not as it was last built nor as test runners build it. */
export default async function setup(): Promise<() => Promise<void>> {
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(
    'npm',
    ['run', '--silent', 'build:console', '--', '--outDir', `../../${builtConsole}`],
    { env },
  )
  const browser = await shareBrowser()
  return () => browser.close()
}
