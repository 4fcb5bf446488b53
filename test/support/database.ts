import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { databaseAt, template } from './template.ts'
import { testServer } from './test-server.ts'

export interface TestDatabase {
  readonly url: string
  readonly pool: pg.Pool
  /** Closes the pool and drops the database, whoever is still connected. */
  drop(): Promise<void>
}

/** A fresh, migrated database on a real PostgreSQL, for one test file or one test. */
export function testDatabase(): Promise<TestDatabase> {
  return make(async (admin, server) => `template ${await template(admin, server)} strategy file_copy`)
}

/** One without any table. */
export function emptyDatabase(): Promise<TestDatabase> {
  return make(() => Promise.resolve(''))
}

async function make(like: (admin: pg.Client, server: string) => Promise<string>): Promise<TestDatabase> {
  const server = await testServer()
  const name = `t_${process.pid}_${randomUUID().slice(0, 8)}`
  await asAdministrator(server, async (admin) => {
    await admin.query(`create database ${name} ${await like(admin, server)}`)
  })
  const url = databaseAt(server, name)
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  pool.on('error', () => {}) // a connection that a test has cut while it was idle
  pool.on('connect', (client) => client.on('error', () => {}))
  return { url, pool, drop: () => drop(server, name, pool) }
}

async function drop(server: string, name: string, pool: pg.Pool): Promise<void> {
  await pool.end()
  await asAdministrator(server, (admin) => admin.query(`drop database if exists ${name} with (force)`))
}

async function asAdministrator(server: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: server })
  admin.on('error', () => {})
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
