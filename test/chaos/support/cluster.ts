import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { chooseIdentity } from '../../../src/db/embedded/choose-identity.ts'
import { databaseUrl, readPassword } from '../../../src/db/embedded/connection.ts'
import { freePort } from '../../../src/db/embedded/free-port.ts'
import { initCluster } from '../../../src/db/embedded/init-cluster.ts'
import { invocation } from '../../../src/db/embedded/invocation.ts'
import { binary, nativeDirectory } from '../../../src/db/embedded/native-directory.ts'
import { own } from '../../../src/db/embedded/own.ts'
import { isAlive, removeIfStale, readPostmaster } from '../../../src/db/embedded/postmaster-file.ts'

/** A PostgreSQL that forgets nothing, and that a test may kill, starve of disk, or copy into a standby. */
export interface Server {
  readonly dataDir: string
  readonly port: number
  url(database: string): string
  /** As `kill -9` of all its processes. */
  kill(): Promise<void>
  /** Ends at once, without a checkpoint: the log is replayed at the next start. */
  crash(): Promise<void>
  start(): Promise<void>
  /** No file may grow beyond so many bytes, for whoever connects from now on; null lifts it. */
  limitFiles(bytes: number | null): void
  stop(): Promise<void>
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  wal_level: 'replica',
  wal_keep_size: '512MB',
  max_wal_size: '256MB',
  hot_standby: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Makes a cluster in a directory of its own and starts it. */
export async function startServer(dataDir: string): Promise<Server> {
  mkdirSync(path.dirname(dataDir), { recursive: true })
  const native = nativeDirectory()
  const identity = chooseIdentity(native, dataDir, () => undefined)
  await initCluster({ native, identity, dataDir, durable: true, log: () => undefined })
  return serve(dataDir)
}

async function serve(dataDir: string): Promise<Server> {
  const native = nativeDirectory()
  const identity = chooseIdentity(native, dataDir, () => undefined)
  const port = await freePort()
  const url = (database: string): string => databaseUrl({ port, password: readPassword(dataDir) }, database)
  const pid = (): number => readPostmaster(dataDir)?.pid ?? 0

  async function start(): Promise<void> {
    const stale = readPostmaster(dataDir)
    if (stale) removeIfStale(dataDir, stale)
    const wanted = Object.entries({ ...settings, port: String(port) })
    const args = ['-D', dataDir, ...wanted.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
    const { file, argv, options } = invocation(identity, binary(native, 'postgres'), args)
    for (let attempt = 1; attempt <= 100; attempt++) {
      const log = openSync(`${dataDir}.log`, 'a')
      const child = spawn(file, argv, { ...options, detached: true, stdio: ['ignore', log, log] })
      child.unref()
      const ended = { yes: false }
      child.once('exit', () => (ended.yes = true))
      while (!ended.yes) {
        if (await answers(url('postgres'))) return
        await sleep(20)
      }
      await sleep(100) // the last processes of the killed server are still on their way out
    }
    throw new Error(`PostgreSQL did not start again: ${readFileSync(`${dataDir}.log`, 'utf8').slice(-2_000)}`)
  }

  async function gone(postmaster: number): Promise<void> {
    while (postmaster > 0 && isAlive(postmaster)) await sleep(10)
  }

  await start()
  return {
    dataDir,
    port,
    url,
    async kill() {
      const postmaster = pid()
      for (const child of [postmaster, ...childrenOf(postmaster)]) quietly(child, 'SIGKILL')
      await gone(postmaster)
    },
    async crash() {
      const postmaster = pid()
      quietly(postmaster, 'SIGQUIT')
      await gone(postmaster)
    },
    start,
    limitFiles(bytes) {
      const limit = bytes === null ? 'unlimited' : String(bytes)
      for (const process of [pid(), ...childrenOf(pid())])
        try {
          execFileSync('prlimit', ['--pid', String(process), `--fsize=${limit}:unlimited`], {
            stdio: 'ignore',
          })
        } catch {
          // it has ended meanwhile
        }
    },
    async stop() {
      const postmaster = pid()
      quietly(postmaster, 'SIGINT')
      await gone(postmaster)
    },
  }
}

/** A streaming standby of that server, to which every commit has been written before it is acknowledged. */
export async function startStandby(primary: Server, dataDir: string): Promise<Server> {
  const client = await connect(primary.url('postgres'))
  await client.query("select pg_backup_start('standby', true)")
  rmSync(dataDir, { recursive: true, force: true })
  cpSync(primary.dataDir, dataDir, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
    filter: (file) =>
      !/postmaster\.(pid|opts)$|pg_wal\/.+|pg_stat_tmp\/.+|pg_replslot\/.+/.test(
        file.slice(primary.dataDir.length),
      ),
  })
  const { rows } = await client.query<{ labelfile: string }>('select * from pg_backup_stop(false)')
  mkdirSync(path.join(dataDir, 'pg_wal', 'archive_status'), { recursive: true })
  const { password, port } = new URL(primary.url('postgres'))
  writeFileSync(path.join(dataDir, 'backup_label'), rows[0]!.labelfile)
  writeFileSync(path.join(dataDir, 'standby.signal'), '')
  writeFileSync(
    path.join(dataDir, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=127.0.0.1 port=${port} user=sundial password=${password} application_name=standby'\n`,
  )
  execFileSync('chmod', ['700', dataDir])
  const identity = chooseIdentity(nativeDirectory(), dataDir, () => undefined)
  own(dataDir, identity)
  if (identity.owner) execFileSync('chown', ['-R', `${identity.owner.uid}:${identity.owner.gid}`, dataDir])
  const standby = await serve(dataDir)
  while (!(await client.query("select 1 from pg_stat_replication where state = 'streaming'")).rowCount)
    await sleep(20)
  await client.query("alter system set synchronous_standby_names = '*'")
  await client.query('select pg_reload_conf()')
  await client.end()
  return standby
}

/** The standby is the primary from now on, and waits for no standby of its own. */
export async function promote(standby: Server): Promise<void> {
  const client = await connect(standby.url('postgres'))
  await client.query('select pg_promote(true)')
  await client.end()
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function answers(url: string): Promise<boolean> {
  try {
    const client = await connect(url)
    await client.end()
    return true
  } catch {
    return false
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number)
  } catch {
    return []
  }
}

function quietly(pid: number, signal: NodeJS.Signals): void {
  try {
    if (pid > 0) process.kill(pid, signal)
  } catch {
    // it has ended meanwhile
  }
}
