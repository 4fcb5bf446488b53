import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { passwordFile, ROLE } from './connection.ts'
import type { Identity } from './identity.ts'
import { invocation } from './invocation.ts'
import { binary } from './native-directory.ts'
import { own } from './own.ts'

interface Order {
  readonly native: string
  readonly identity: Identity
  readonly dataDir: string
  /** False skips flushing the new files to the disk. */
  readonly durable: boolean
  readonly log: (line: string) => void
}

/** Makes the data directory unless it exists; it appears whole or not at all, whenever the power fails. */
export async function initCluster(order: Order): Promise<void> {
  const { dataDir, identity, log } = order
  if (existsSync(path.join(dataDir, 'PG_VERSION'))) {
    own(dataDir, identity)
    return
  }
  log(`creating a database cluster in ${dataDir}`)
  clearUnfinished(dataDir)
  const staging = mkdtempSync(unfinished(dataDir))
  const cluster = path.join(staging, 'cluster')
  const password = path.join(staging, 'password')
  writeFileSync(password, randomBytes(24).toString('base64url') + '\n', { mode: 0o600 })
  own(staging, identity)
  await runInitdb(order, cluster, password)
  renameSync(password, passwordFile(cluster))
  removeIfEmpty(dataDir)
  renameSync(cluster, dataDir)
  rmSync(staging, { recursive: true })
}

function unfinished(dataDir: string): string {
  return `${dataDir}.new-`
}

/** A killed start leaves these; its initdb may be at work there even now, so a name is never used twice. */
function clearUnfinished(dataDir: string): void {
  const parent = path.dirname(dataDir)
  const names = readdirSync(parent).filter((name) => path.join(parent, name).startsWith(unfinished(dataDir)))
  for (const name of names) rmSync(path.join(parent, name), { recursive: true, force: true, maxRetries: 5 })
}

function removeIfEmpty(dataDir: string): void {
  try {
    rmdirSync(dataDir)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw new Error(
      `${dataDir} holds files but no database cluster: move them away or set SUNDIAL_DATA_DIR`,
      { cause: error },
    )
  }
}

function runInitdb({ native, identity, durable }: Order, cluster: string, password: string): Promise<void> {
  const args = [
    '-D',
    cluster,
    '-U',
    ROLE,
    `--pwfile=${password}`,
    '-A',
    'scram-sha-256',
    '--encoding=UTF8',
    '--set',
    'scram_iterations=1',
  ]
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions')
  if (!durable) args.push('--no-sync')
  const { file, argv, options } = invocation(identity, binary(native, 'initdb'), args)
  return new Promise((resolve, reject) => {
    const child = spawn(file, argv, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`initdb failed: ${output.trim()}`)),
    )
  })
}
