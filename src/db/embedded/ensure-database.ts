import pg from 'pg'
import { databaseUrl, type Connection } from './connection.ts'

/** Creates the database in the cluster unless it exists. */
export async function ensureDatabase(connection: Connection, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(connection, 'postgres') })
  client.on('error', () => {}) // also rejects the query that is under way
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`)
  } finally {
    await client.end()
  }
}
