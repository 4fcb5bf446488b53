import { setTimeout as sleep } from 'node:timers/promises'
import { withLock } from '#lock'
import { isLeased, releaseLease, type Lease } from './lease.ts'
import { readPostmaster, servesDirectory } from './postmaster-file.ts'

/** A checkpoint of a busy server takes a while; after this it ends by itself without us. */
const PATIENCE_MS = 60_000

/** Gives the lease up, if there is one, and ends the server, open connections and all, when no living process holds another. */
export async function stopUnlessUsed(dataDir: string, lease?: Lease): Promise<void> {
  await withLock(dataDir, async () => {
    if (lease !== undefined) releaseLease(lease)
    if (isLeased(dataDir)) return
    const postmaster = readPostmaster(dataDir)
    if (postmaster === null || !servesDirectory(postmaster.pid, dataDir)) return
    process.kill(postmaster.pid, 'SIGINT')
    for (
      let waited = 0;
      waited < PATIENCE_MS && readPostmaster(dataDir)?.pid === postmaster.pid;
      waited += 10
    ) {
      if (!servesDirectory(postmaster.pid, dataDir)) return
      await sleep(10)
    }
  })
}
