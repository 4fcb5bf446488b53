import { withLock } from '#lock'
import { adoptPostmaster } from './adopt-postmaster.ts'
import { canonical } from './canonical.ts'
import { chooseIdentity } from './choose-identity.ts'
import { databaseUrl, type Connection } from './connection.ts'
import { ensureDatabase } from './ensure-database.ts'
import { initCluster } from './init-cluster.ts'
import { launchPostmaster } from './launch-postmaster.ts'
import { forgetDeadLeases, releaseLease, takeLease } from './lease.ts'
import { nativeDirectory } from './native-directory.ts'
import { stopUnlessUsed } from './stop-unless-used.ts'

export interface EmbeddedOptions {
  /** Holds the cluster and nothing else; its parent is made if it is missing. */
  readonly dataDir: string
  /** Created in the cluster if it is missing. */
  readonly database: string
  readonly log?: (line: string) => void
  /** PostgreSQL settings such as `{ fsync: 'off' }`; they count only when the server is not running already. */
  readonly settings?: Readonly<Record<string, string>>
  /** False for one who works under another process's lease, such as a worker of a test run. */
  readonly lease?: boolean
}

export interface EmbeddedServer {
  readonly url: string
  /** The server was running already: another process uses it, or the one that started it was killed. */
  readonly reused: boolean
  /** Gives the server up; it ends when nobody else on this machine uses it. */
  stop(): Promise<void>
}

/** Starts the real PostgreSQL that comes with npm install, or joins the one that already serves this directory. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { database, log = () => {}, settings = {} } = options
  const dataDir = canonical(options.dataDir)
  return withLock(dataDir, async () => {
    const lease = options.lease === false ? undefined : takeLease(dataDir)
    try {
      const adopted = await adoptPostmaster(dataDir, log)
      const connection = adopted ?? (await startFresh(dataDir, settings, log))
      await ensureDatabase(connection, database)
      return {
        url: databaseUrl(connection, database),
        reused: adopted !== null,
        stop: () => stopUnlessUsed(dataDir, lease),
      }
    } catch (error) {
      if (lease !== undefined) releaseLease(lease)
      throw error
    }
  })
}

async function startFresh(
  dataDir: string,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Connection> {
  forgetDeadLeases(dataDir)
  const native = nativeDirectory()
  const identity = chooseIdentity(native, dataDir, log)
  await initCluster({ native, identity, dataDir, durable: settings['fsync'] !== 'off', log })
  return launchPostmaster({ native, identity, dataDir, settings, log })
}
