import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startEmbedded } from '../../../src/db/embedded/start-embedded.ts'
import { temporaryDataDirectory } from './directory.ts'
import { quick } from './quick.ts'

const holder = fileURLToPath(new URL('holder.ts', import.meta.url))

test('a server whose parent was killed is joined by the next start, and stopped by it', async () => {
  const dataDir = temporaryDataDirectory()
  const parent = spawn(process.execPath, ['--import', 'tsx', holder, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  parent.kill('SIGKILL')
  await once(parent, 'exit')

  const heir = await startEmbedded({ dataDir, database: 'app', settings: quick })
  expect(heir.reused).toBe(true)
  expect(heir.url).toBe(line.toString().trim())
  await heir.stop()

  const next = await startEmbedded({ dataDir, database: 'app', settings: quick })
  expect(next.reused).toBe(false)
  await next.stop()
})
