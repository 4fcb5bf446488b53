import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { canonical } from '../../../src/db/embedded/canonical.ts'
import { stopUnlessUsed } from '../../../src/db/embedded/stop-unless-used.ts'

/** A data directory for one test; whatever still serves it at the end is stopped. */
export function temporaryDataDirectory(): string {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'sundial-embedded-'))
  chmodSync(parent, 0o755) // as a clone would be; root starts the server as somebody else
  const dataDir = canonical(path.join(parent, 'postgres'))
  onTestFinished(async () => {
    await stopUnlessUsed(dataDir)
    rmSync(parent, { recursive: true, force: true })
  })
  return dataDir
}
