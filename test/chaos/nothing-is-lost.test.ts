import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from './support/check-house.ts'
import { faults, pickFault } from './support/faults.ts'
import { startLoad } from './support/load.ts'
import { untilServed } from './support/probe.ts'
import { seeded } from './support/random.ts'
import { settled } from './support/settled.ts'
import { openWorld, type World } from './support/world.ts'

const seed = Number(process.env['SUNDIAL_CHAOS_SEED'] ?? Date.now() % 1_000_000)
/** One kind of fault alone, for whoever looks for its cause. */
const only = process.env['SUNDIAL_CHAOS_ONLY']
const chosen = only === undefined ? faults : faults.filter(({ name }) => name.includes(only))
/** Without a number every kind comes once. */
const count = Number(process.env['SUNDIAL_CHAOS_FAULTS'] ?? chosen.length)

const file = process.env['SUNDIAL_CHAOS_REPORT']

let world: World
beforeAll(async () => {
  world = await openWorld({ random: seeded(seed), names: ['a', 'b'], breakable: true })
})
afterAll(() => world.end())

test(
  `nothing is lost and nothing happens twice, whatever breaks (seed ${seed}, ${count} faults)`,
  { timeout: 120_000 + count * 20_000 },
  async () => {
    const load = startLoad(world)
    const healed = new Map<string, Recovery[]>()
    for (let n = 0; n < count; n++) {
      const pause = sleep(world.random.between(100, 900))
      const ready = await Promise.all(world.nodes.map((node) => node.ready()))
      await pause
      // The short run sees every kind once before it sees one twice.
      const fault = n < chosen.length && count >= chosen.length ? chosen[n]! : pickFault(world, chosen)
      const took = await untilServed(world, await fault.inflict(world))
      const recovery = { took, away: !ready.every(Boolean) }
      healed.set(fault.name, [...(healed.get(fault.name) ?? []), recovery])
      if (took > 5_000)
        console.log(`${new Date().toISOString()} ${fault.name}: ${Math.round(took)} ms`, { ready })
      if (file !== undefined) writeFileSync(file, JSON.stringify({ seed, survived: n + 1, of: count }))
    }
    world.mail.mood('well')
    await load.stop()
    const findings = await settled(world)
    report(
      healed,
      findings,
      findings.length > 0
        ? [...(await queue(world)), ...(await steps(world, findings)), ...(await connections(world))]
        : [],
    )
    expect(findings).toEqual([])
  },
)

/** What the queue still holds, for whoever looks for the cause. */
function queue(world: World): Promise<object[]> {
  return world.look(
    `select k.identifier, j.attempts, j.run_at, j.locked_at, j.locked_by, left(j.last_error, 200) as error, j.payload
     from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
     order by j.locked_at nulls last, j.run_at limit 40`,
  )
}

/** Who is connected, and what for. */
function connections(world: World): Promise<object[]> {
  return world.look(
    `select state, wait_event_type, wait_event, now() - state_change as since, left(query, 160) as query
     from pg_stat_activity where datname = 'sundial' and pid <> pg_backend_pid() order by state_change limit 60`,
  )
}

/** What was recorded of the timers that were found. */
async function steps(world: World, findings: readonly Finding[]): Promise<object[]> {
  const timers = findings
    .filter(({ rule }) => rule.startsWith('timer:'))
    .map(({ subject }) => subject.split(' ')[0])
  return world.look(
    `select id, type, occurred_at, recorded_at, payload from event where payload ->> 'timer_id' = any($1) order by id limit 40`,
    [timers],
  )
}

function report(
  healed: ReadonlyMap<string, readonly Recovery[]>,
  findings: readonly Finding[],
  jobs: readonly object[],
): void {
  const { acknowledged, replies, claims, refusals } = world.ledger
  const rows = [...healed].map(([name, all]) => ({
    fault: name,
    ...summaryOf(all.filter(({ away }) => !away)),
    ...(all.some(({ away }) => away) && {
      while_a_node_was_away: summaryOf(all.filter(({ away }) => away)),
    }),
  }))
  const summary = {
    seed,
    faults: count,
    messages: acknowledged.size,
    replies: replies.size,
    claims: claims.size,
    mails: world.mail.taken.length,
    answered_in_the_helpdesk: world.helpdesk.taken().length,
    replies_by_mail: world.mail.taken.filter(({ text }) => /\breply-\d/.test(text)).length,
    findings: findings.length,
    found: findings.slice(0, 20),
    jobs,
    refusals: Object.fromEntries(refusals),
    rows,
  }
  if (file !== undefined) writeFileSync(file, JSON.stringify(summary, null, 2))
  console.log(JSON.stringify(summary, null, 1))
}

/** How long it took; and whether a node was still on its way back from the fault before, so that nobody could stand in. */
interface Recovery {
  readonly took: number
  readonly away: boolean
}

function summaryOf(recoveries: readonly Recovery[]) {
  const took = recoveries.map(({ took }) => Math.round(took)).toSorted((a, b) => a - b)
  return { times: took.length, median_ms: took[took.length >> 1], worst_ms: took.at(-1) }
}
