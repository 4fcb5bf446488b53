import http from 'node:http'
import { performance } from 'node:perf_hooks'
import type pg from 'pg'
import { v7 } from 'uuid'
import { hashSecret } from '../../src/db/auth/secret.ts'
import { quantile } from '../../src/domain/replay/quantile.ts'
import { startHttpNode, type HttpNode } from '../ingest/http-node.ts'
import { startBenchServer } from '../timers/database.ts'

const CLAIMANTS = 1_000
/** What the promise says: losers' p99 in milliseconds, and how many times that of an empty handler. */
const BAR = { p99_ms: 1_500, times: 4 }

interface Asked {
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly token: string
}

interface Told {
  readonly status: number
  readonly ms: number
}

/**
 * A thousand people with offers of one dispatch claim it at the same moment, each over a new connection of their own, on a node as it runs in
 * production. Exactly one wins; how long do the others wait to be told who has it? A thousand new connections call a handler
 * that does nothing, before each race.
 */
export async function run({
  short,
  json,
}: {
  readonly short: boolean
  readonly json: boolean
}): Promise<void> {
  const server = await startBenchServer()
  const database = await server.database()
  const node = await startHttpNode(database.url)
  const rows = []
  try {
    const people = await addPeople(database.pool)
    const agent = new http.Agent({ maxSockets: CLAIMANTS })
    await all(node, agent, people.map(empty))
    await all(node, agent, people.map(known)) // as pages that are open do every few seconds
    for (let round = 0; round < (short ? 3 : 7); round += 1)
      rows.push(await race(node, agent, database.pool, people, round))
    agent.destroy()
  } finally {
    node.stop()
    const machine = await server.facts()
    await database.drop()
    await server.stop()
    report(rows, machine, json)
  }
}

const empty = ({ token }: Person): Asked => ({ path: '/healthz', method: 'GET', token })

const known = ({ token }: Person): Asked => ({ path: '/api/v1/session', method: 'GET', token })

async function race(
  node: HttpNode,
  agent: http.Agent,
  pool: pg.Pool,
  people: readonly Person[],
  round: number,
) {
  const idle = await all(node, agent, people.map(empty))
  const offers = await offerToAll(node, pool, people, round)
  const told = await all(
    node,
    agent,
    people.map(({ id, token }) => ({
      path: `/api/v1/offers/${offers.get(id)}/claim`,
      method: 'POST',
      token,
    })),
  )
  const losers = told.filter(({ status }) => status === 409)
  const p99 = (times: readonly Told[]) =>
    Math.round(
      quantile(
        times.map(({ ms }) => ms).toSorted((a, b) => a - b),
        0.99,
      ) ?? 0,
    )
  const [loser, handler] = [p99(losers), p99(idle)]
  return {
    round,
    winners: told.filter(({ status }) => status === 200).length,
    losers: losers.length,
    others: told.length - losers.length - told.filter(({ status }) => status === 200).length,
    losers_p99_ms: loser,
    empty_handler_p99_ms: handler,
    times: Math.round((loser / handler) * 100) / 100,
  }
}

function report(
  rows: readonly { losers_p99_ms: number; empty_handler_p99_ms: number; times: number }[],
  machine: unknown,
  json: boolean,
): void {
  const median = (pick: (row: (typeof rows)[number]) => number) =>
    quantile(
      rows.map(pick).toSorted((a, b) => a - b),
      0.5,
    )
  const medians = {
    losers_p99_ms: median((row) => row.losers_p99_ms),
    empty_handler_p99_ms: median((row) => row.empty_handler_p99_ms),
    times: median((row) => row.times),
  }
  if (json) process.stdout.write(`${JSON.stringify({ bench: 'claims', bar: BAR, machine, medians, rows })}\n`)
  else {
    console.table(rows)
    console.table([{ ...medians, bar_ms: BAR.p99_ms, bar_times: BAR.times }])
  }
}

interface Person {
  readonly id: string
  readonly token: string
}

async function addPeople(pool: pg.Pool): Promise<readonly Person[]> {
  const people = Array.from({ length: CLAIMANTS }, (_, n) => ({
    n,
    id: v7(),
    token: `sdl_bench_${n}_${v7()}`,
  }))
  for (const { n, id, token } of people) {
    await pool.query(
      `insert into person (id, slug, name, email, kind, time_zone, languages)
       values ($1, $2, $2, $2 || '@freelance.example', 'freelance', 'Asia/Manila', '{en}')`,
      [id, `x${n}`],
    )
    await pool.query(
      `insert into membership (brand_id, person_id, role) select id, $1, 'expert' from brand where slug = 'demo'`,
      [id],
    )
    await pool.query('insert into token (id, hash, person_id) values ($1, $2, $3)', [
      v7(),
      hashSecret(token),
      id,
    ])
  }
  await pool.query('vacuum analyze')
  return people
}

/** A customer writes, and everybody is offered the work; answers the offers by person. */
async function offerToAll(
  { url, token }: HttpNode,
  pool: pg.Pool,
  people: readonly Person[],
  round: number,
): Promise<ReadonlyMap<string, string>> {
  const response = await fetch(`${url}/api/v1/channels/demo-email/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      external_id: `race-${round}`,
      thread_key: `race-${round}`,
      author: { kind: 'customer', address: `race-${round}@customers.example` },
      text: 'Hello?',
    }),
  })
  const { conversation_id } = (await response.json()) as { conversation_id: string }
  await pool.query(`update claim set state = 'answered', ended_at = now() where state = 'active'`)
  const { rows } = await pool.query<{ id: string; person_id: string }>(
    `with searched as (
       insert into dispatch (brand_id, id, conversation_id, turn_id, state, wave, opened_at)
       select brand_id, gen_random_uuid(), conversation_id, id, 'open', 1, now() from turn where conversation_id = $1
       on conflict (brand_id, turn_id) do update set state = 'open' returning *
     )
     insert into offer (brand_id, id, dispatch_id, conversation_id, channel_kind, person_id, wave, state, offered_at, expires_at)
     select s.brand_id, gen_random_uuid(), s.id, s.conversation_id, 'email', p.id, 1, 'open', now(), now() + interval '5 min'
     from searched s, unnest($2::uuid[]) p(id) returning id, person_id`,
    [conversation_id, people.map(({ id }) => id)],
  )
  return new Map(rows.map(({ id, person_id }) => [person_id, id]))
}

/** Everybody asks in the same moment; each waits for their own answer. */
function all({ url }: HttpNode, agent: http.Agent, asked: readonly Asked[]): Promise<readonly Told[]> {
  const start = performance.now()
  return Promise.all(asked.map((one) => ask(url, agent, one, start)))
}

function ask(url: string, agent: http.Agent, { path, method, token }: Asked, start: number): Promise<Told> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      url + path,
      { method, agent, headers: { authorization: `Bearer ${token}` } },
      (response) => {
        response.resume()
        response.once('end', () => resolve({ status: response.statusCode!, ms: performance.now() - start }))
      },
    )
    request.once('error', reject)
    request.end()
  })
}
