import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { chooseIdentity } from '../../../src/db/embedded/choose-identity.ts'
import { canonical } from '../../../src/db/embedded/canonical.ts'
import { initCluster } from '../../../src/db/embedded/init-cluster.ts'
import { nativeDirectory } from '../../../src/db/embedded/native-directory.ts'
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

let made: Promise<string> | undefined

/** As above, with a cluster in it that was made once and copied: making one takes most of a second start's test. */
export async function dataDirectoryWithCluster(): Promise<string> {
  made ??= makeCluster()
  const dataDir = temporaryDataDirectory()
  cpSync(await made, dataDir, { recursive: true, preserveTimestamps: true })
  chmodSync(dataDir, 0o700)
  return dataDir
}

async function makeCluster(): Promise<string> {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'sundial-cluster-'))
  process.once('exit', () => rmSync(parent, { recursive: true, force: true }))
  chmodSync(parent, 0o755)
  const [native, dataDir] = [nativeDirectory(), canonical(path.join(parent, 'postgres'))]
  const log = (): void => {}
  const identity = chooseIdentity(native, dataDir, log)
  await initCluster({ native, identity, dataDir, durable: false, log })
  return dataDir
}
