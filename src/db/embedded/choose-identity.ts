import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { identities, type Identity } from './identity.ts'
import { invocation } from './invocation.ts'
import { binary } from './native-directory.ts'

/** The first identity that can both run the binaries and reach the data directory. */
export function chooseIdentity(
  native: string,
  dataDir: string,
  log: (line: string) => void,
  candidates: readonly Identity[] = identities(),
): Identity {
  const parent = path.dirname(dataDir)
  const obstacles: string[] = []
  for (const identity of candidates) {
    const obstacle = obstacleFor(identity, native, parent)
    if (obstacle === null) return identity
    obstacles.push(`${identity.name}: ${obstacle}`)
    log(`not as ${identity.name}: ${obstacle}`)
  }
  throw new Error(
    `cannot run the embedded PostgreSQL here (${obstacles.join('; ')}): ` +
      'start a PostgreSQL 15 or newer and set DATABASE_URL, or run as an ordinary user',
  )
}

function obstacleFor(identity: Identity, native: string, parent: string): string | null {
  const version = attempt(identity, binary(native, 'postgres'), ['-V'])
  if (version !== null) return version
  if (process.platform === 'win32') return null
  return attempt(identity, '/bin/sh', ['-c', 'cd "$0"', parent])
}

function attempt(identity: Identity, program: string, args: readonly string[]): string | null {
  const { file, argv, options } = invocation(identity, program, args)
  const result = spawnSync(file, argv, { ...options, encoding: 'utf8' })
  if (result.status === 0) return null
  return (result.error?.message ?? result.stderr.trim()) || `${program} failed`
}
