import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../../src/db/embedded/free-port.ts'

/** Debian's. */
const BINARY = '/usr/sbin/pgbouncer'

export const poolerIsInstalled = existsSync(BINARY)

export interface Pooler {
  /** Leads through the pooler to the same database. */
  readonly url: string
  close(): Promise<void>
}

/** A real PgBouncer in transaction mode before a database, with so few connections that clients have to share them. */
export async function openPooler(url: string, connections: number): Promise<Pooler> {
  const { hostname, port, username, password, pathname } = new URL(url)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sundial-pooler-'))
  const listens = await freePort()
  const file = path.join(folder, 'pgbouncer.ini')
  writeFileSync(
    file,
    `[databases]
${pathname.slice(1)} = host=${hostname} port=${port} dbname=${pathname.slice(1)} user=${decodeURIComponent(username)} password=${decodeURIComponent(password)}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listens}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 200
`,
  )
  chmodSync(folder, 0o755)
  // It refuses to run as root.
  const asSomebody = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const process_ = spawn(BINARY, [...asSomebody, '-q', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  const said: string[] = []
  process_.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const ended = new Promise<void>((resolve) => process_.once('exit', () => resolve()))
  await untilItAnswers(listens, () => process_.exitCode, said)
  return {
    url: `postgres://anybody@127.0.0.1:${listens}${pathname}`,
    async close() {
      process_.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilItAnswers(port: number, exitCode: () => number | null, said: readonly string[]) {
  for (;;) {
    if (exitCode() !== null) throw new Error(`PgBouncer ended: ${said.join('')}`)
    const answers = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (answers) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
