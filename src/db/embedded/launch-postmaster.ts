import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { readPassword, type Connection } from './connection.ts'
import { freePort } from './free-port.ts'
import type { Identity } from './identity.ts'
import { invocation } from './invocation.ts'
import { binary } from './native-directory.ts'
import { readPostmaster } from './postmaster-file.ts'

interface Order {
  readonly native: string
  readonly identity: Identity
  readonly dataDir: string
  readonly settings: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

const defaults = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  logging_collector: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
}

/** What passes by itself: a port taken meanwhile, or the last processes of a killed server still on their way out. */
const passing = /Address already in use|could not bind|pre-existing shared memory block|is still in use/
const ATTEMPTS = 20
const LOG_LIMIT_BYTES = 10_000_000

export async function launchPostmaster(order: Order): Promise<Connection> {
  for (let attempt = 1; ; attempt++) {
    const failure = await launch(order)
    if (typeof failure !== 'string') return failure
    if (!passing.test(failure) || attempt === ATTEMPTS)
      throw new Error(`PostgreSQL did not start: ${failure}`)
    await sleep(250)
  }
}

/** The connection, or what the server said before it gave up. */
async function launch({ native, identity, dataDir, settings, log }: Order): Promise<Connection | string> {
  const port = await freePort()
  const wanted = Object.entries({ ...defaults, ...settings, port: String(port) })
  const args = ['-D', dataDir, ...wanted.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const { file, argv, options } = invocation(identity, binary(native, 'postgres'), args)
  const output = openLog(dataDir)
  // A process group of its own: Ctrl-C in the terminal must not reach the database before we have drained our work.
  const child = spawn(file, argv, {
    ...options,
    detached: true,
    stdio: ['ignore', output.descriptor, output.descriptor],
  })
  closeSync(output.descriptor)
  child.unref()
  const ended = new AbortController()
  child.once('exit', () => ended.abort())
  child.once('error', (error) => ended.abort(error))
  while (!ended.signal.aborted) {
    const postmaster = readPostmaster(dataDir)
    if (postmaster?.ready && postmaster.port === port) {
      log(`PostgreSQL is ready on port ${port}, as ${identity.name}`)
      return { port, password: readPassword(dataDir) }
    }
    await sleep(10)
  }
  return readFileSync(output.file).subarray(output.start).toString().trim() || String(ended.signal.reason)
}

function openLog(dataDir: string): {
  readonly file: string
  readonly start: number
  readonly descriptor: number
} {
  const file = `${dataDir}.log`
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const start = size > LOG_LIMIT_BYTES ? 0 : size
  return { file, start, descriptor: openSync(file, start === 0 ? 'w' : 'a', 0o600) }
}
