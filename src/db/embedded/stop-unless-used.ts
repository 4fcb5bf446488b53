import { setTimeout as sleep } from 'node:timers/promises'
import { withLock } from '#lock'
import { isLeased, releaseLease, type Lease } from './lease.ts'
import { readPostmaster, servesDirectory, type Postmaster } from './postmaster-file.ts'

/** Long enough for connections that are closing already, too short for one that somebody forgot. */
const COURTESY_MS = 500

/** A checkpoint of a busy server takes a while; after this it ends by itself without us. */
const PATIENCE_MS = 60_000

/** Gives the lease up, if there is one, and ends the server, open connections and all, when no living process holds another. */
export async function stopUnlessUsed(dataDir: string, lease?: Lease): Promise<void> {
  await withLock(dataDir, async () => {
    if (lease !== undefined) releaseLease(lease)
    if (isLeased(dataDir)) return
    const postmaster = readPostmaster(dataDir)
    if (postmaster === null || !servesDirectory(postmaster.pid, dataDir)) return
    process.kill(postmaster.pid, 'SIGTERM') // no new connections
    if (await ended(postmaster, dataDir, COURTESY_MS)) return
    process.kill(postmaster.pid, 'SIGINT') // no connections at all
    await ended(postmaster, dataDir, PATIENCE_MS)
  })
}

async function ended({ pid }: Postmaster, dataDir: string, patience: number): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += 10) {
    if (readPostmaster(dataDir)?.pid !== pid || !servesDirectory(pid, dataDir)) return true
    await sleep(10)
  }
  return false
}
