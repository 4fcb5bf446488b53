import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The superuser of the embedded cluster; only the owner of the data directory can read its password. */
export const ROLE = 'sundial'

export interface Connection {
  readonly port: number
  readonly password: string
}

export function passwordFile(dataDir: string): string {
  return path.join(dataDir, 'sundial.password')
}

export function readPassword(dataDir: string): string {
  try {
    return readFileSync(passwordFile(dataDir), 'utf8').trim()
  } catch (cause) {
    throw new Error(
      `cannot read the embedded database's password in ${dataDir}: run as the user who owns that directory`,
      { cause },
    )
  }
}

export function databaseUrl(connection: Connection, database: string): string {
  return `postgres://${ROLE}:${connection.password}@127.0.0.1:${connection.port}/${database}`
}
