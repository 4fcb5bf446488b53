import path from 'node:path'
import type { Identity } from './identity.ts'

export interface Invocation {
  readonly file: string
  readonly argv: readonly string[]
  readonly options: {
    readonly cwd: string
    readonly env: NodeJS.ProcessEnv
    readonly uid?: number
    readonly gid?: number
  }
}

/** How a program is spawned as that identity, in a directory that everybody may enter and without PG* variables of ours. */
export function invocation(identity: Identity, program: string, args: readonly string[]): Invocation {
  const [file = program, ...argv] = [...identity.prefix, program, ...args]
  const ids =
    identity.uid === undefined || identity.gid === undefined ? {} : { uid: identity.uid, gid: identity.gid }
  return { file, argv, options: { cwd: path.parse(process.cwd()).root, env: environment(), ...ids } }
}

function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && !name.startsWith('LC_'),
  )
  return { ...Object.fromEntries(inherited), LC_ALL: 'C' }
}
