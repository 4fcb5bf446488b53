import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../db/embedded/start-embedded.ts'
import type { Environment } from '../../environment.ts'
import { checkClock, clockOffset, type ClockReading } from './clock.ts'
import { databaseObstacle } from './database-obstacle.ts'
import { fail, ok, warn, type Finding } from './finding.ts'

const OLDEST = 150_000
const READINGS = 5

/** Whether the database is reachable, new enough and durable, whether we may create tables, and what its clock shows. */
export async function checkDatabase(environment: Environment): Promise<readonly Finding[]> {
  if (environment.databaseUrl !== null) return examine(environment.databaseUrl, 'your server')
  try {
    const dataDir = path.join(environment.dataDir, 'postgres')
    const server = await startEmbedded({ dataDir, database: 'sundial' })
    const findings = await examine(server.url, server.reused ? 'embedded, in use' : 'embedded')
    await server.stop()
    return findings
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return [fail('database', message, 'Start a PostgreSQL 15 or newer and set DATABASE_URL.')]
  }
}

async function examine(url: string, whose: string): Promise<readonly Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {}) // also rejects the query that is under way
  try {
    await client.connect()
    return [
      await version(client, whose),
      ...(await shortcomings(client)),
      checkClock(clockOffset(await readClock(client))),
    ]
  } catch (error) {
    return [databaseObstacle(error)]
  } finally {
    await client.end().catch(() => {})
  }
}

async function version(client: pg.Client, whose: string): Promise<Finding> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
  )
  const [{ number, name } = { number: 0, name: 'unknown' }] = rows
  if (number >= OLDEST) return ok('database', `PostgreSQL ${name} (${whose})`)
  return fail('database', `PostgreSQL ${name} is too old`, 'Upgrade the server to PostgreSQL 15 or newer.')
}

async function shortcomings(client: pg.Client): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ may_create: boolean; durable: boolean; role: string }>(
    `select has_schema_privilege('public', 'create') and has_database_privilege(current_database(), 'create') as may_create,
            current_setting('fsync') = 'on' as durable, current_user as role`,
  )
  const [found] = rows
  if (!found) return []
  const role = pg.escapeIdentifier(found.role)
  const rights = `As its owner run: grant create on database ... to ${role}; grant create on schema public to ${role};`
  return [
    ...(found.may_create ? [] : [fail('database', `the role ${role} may not create tables`, rights)]),
    ...(found.durable
      ? []
      : [
          warn(
            'database',
            'fsync is off: a power cut can destroy everything',
            'Set fsync = on and restart the server.',
          ),
        ]),
  ]
}

async function readClock(client: pg.Client): Promise<readonly ClockReading[]> {
  const readings: ClockReading[] = []
  for (let turn = 0; turn < READINGS; turn++) {
    const asked = Date.now()
    const { rows } = await client.query<{ now: string }>(
      'select extract(epoch from clock_timestamp()) * 1000 as now',
    )
    readings.push({ asked, answered: Date.now(), database: Number(rows[0]?.now) })
  }
  return readings
}
