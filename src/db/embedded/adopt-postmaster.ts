import { setTimeout as sleep } from 'node:timers/promises'
import { readPassword, type Connection } from './connection.ts'
import { readPostmaster, removeIfStale, servesDirectory } from './postmaster-file.ts'

/** The server that already serves this directory, once it is ready; a stale pid file is cleared away. */
export async function adoptPostmaster(
  dataDir: string,
  log: (line: string) => void,
): Promise<Connection | null> {
  let waited = 0
  for (;;) {
    const postmaster = readPostmaster(dataDir)
    if (postmaster === null) return null
    if (postmaster.ready && servesDirectory(postmaster.pid, dataDir)) {
      return { port: postmaster.port, password: readPassword(dataDir) }
    }
    if (removeIfStale(dataDir, postmaster)) {
      log(`cleared the traces of a server that is gone (process ${postmaster.pid})`)
      return null
    }
    if (waited++ % 100 === 0) log(`waiting for PostgreSQL (process ${postmaster.pid}) to become ready`)
    await sleep(50)
  }
}
