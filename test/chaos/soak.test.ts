import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ENOUGH, startLoad, type Pace } from './support/load.ts'
import type { Memory } from './support/nodes.ts'
import { processorSeconds } from '../../bench/processor-time.ts'
import { seeded } from './support/random.ts'
import { startWatchers } from './support/watchers.ts'
import { openWorld, type World } from './support/world.ts'

const minutes = Number(process.env['SUNDIAL_SOAK_MINUTES'] ?? 0)
/** Messages a second at most, where the machine has other work too. */
const cap = Number(process.env['SUNDIAL_SOAK_RATE'] ?? Infinity)
const report = process.env['SUNDIAL_SOAK_REPORT']
const EVERY = 15_000
/** For so long everybody writes and answers as fast as they can; what comes in after a third of it, when plans and code are warm, counts. */
const FLAT_OUT = 60_000
const BACKLOG = 8
/** New ones, on average. */
const MESSAGES_A_CALL = 1.8
/** Messages a second: more than one node takes in beside its answers. */
const MORE_THAN_IS_TAKEN = 300

let world: World
beforeAll(async () => {
  if (minutes > 0) world = await openWorld({ random: seeded(1), names: ['a'], breakable: false })
})
afterAll(async () => {
  if (minutes > 0) await world.end()
})

test.skipIf(minutes === 0)(
  `a node's memory does not grow by 5 % at half load (${minutes} minutes)`,
  { timeout: (minutes + 5) * 60_000 },
  async () => {
    const node = world.nodes[0]!
    const watchers = startWatchers({ node, token: world.lead, boards: 5, chats: 10 })
    const full = await whatIsTaken(world)
    const rate = Math.min(full.messages / 2, cap)
    const load = startLoad({ ...world, pace: at(rate) })
    while ((await world.whoWaits(BACKLOG)).open >= ENOUGH) await sleep(1_000) // what the rush has left is answered
    const before = { messages: world.ledger.acknowledged.size, processor: processorSeconds(node.pid()) }
    const began = performance.now()
    const samples: Sample[] = []
    while (performance.now() - began < minutes * 60_000) {
      await sleep(EVERY)
      const seconds = Math.round((performance.now() - began) / 1_000)
      samples.push({ seconds, ...(await node.memory()) })
      if (report !== undefined) writeFileSync(report, JSON.stringify(summary(), null, 1))
    }
    await Promise.all([load.stop(), watchers.stop()])
    const { heap_growth, rss_growth, ...rest } = summary()
    console.log(JSON.stringify({ heap_growth, rss_growth, ...rest, samples: samples.length }, null, 1))
    expect(heap_growth).toBeLessThan(0.05)
    expect(rss_growth).toBeLessThan(0.05)

    function summary() {
      const seconds = (performance.now() - began) / 1_000
      return {
        heap_growth: growth(samples, 'heapUsed'),
        rss_growth: growth(samples, 'rss'),
        full_a_second: full.messages,
        full_node_cores: full.cores,
        wanted_a_second: rate,
        taken_a_second: (world.ledger.acknowledged.size - before.messages) / seconds,
        node_cores: (processorSeconds(node.pid()) - before.processor) / seconds,
        messages: world.ledger.acknowledged.size,
        replies: world.ledger.replies.size,
        claims: world.ledger.claims.size,
        mails_out: world.mail.taken.length,
        ...watchers.seen,
        refusals: Object.fromEntries(world.ledger.refusals),
        samples,
      }
    }
  },
)

interface Sample extends Memory {
  readonly seconds: number
}

/** Messages a second, and cores of the node, while everybody writes and answers as fast as they can. */
async function whatIsTaken(world: World): Promise<{ messages: number; cores: number }> {
  const load = startLoad({ ...world, pace: at(MORE_THAN_IS_TAKEN) })
  const look = () => [world.ledger.acknowledged.size, processorSeconds(world.nodes[0]!.pid())] as const
  await sleep(FLAT_OUT / 3)
  const [messages, cores] = look()
  await sleep((2 * FLAT_OUT) / 3)
  const after = look()
  await load.stop()
  const seconds = FLAT_OUT / 1_500
  return { messages: (after[0] - messages) / seconds, cores: (after[1] - cores) / seconds }
}

/** All that a day has, in its proportions; so many messages a second in all. */
function at(rate: number): Pace {
  return {
    post: Array.from({ length: 16 }, () => (16_000 * MESSAGES_A_CALL) / rate),
    mail: [10_000 / rate],
    reply: Array.from({ length: 16 }, () => 12_000 / rate),
    claim: [1_000, 1_000],
    drop: [50_000 / rate],
    ticket: [50_000 / rate],
    late: 0.02,
    backlog: BACKLOG,
  }
}

/** From the sixth of the time that follows a sixth for warming up, to the last sixth: medians, as a share. */
function growth(samples: readonly Sample[], of: 'heapUsed' | 'rss'): number {
  const sixth = Math.floor(samples.length / 6)
  const median = (some: readonly Sample[]) =>
    some.map((sample) => sample[of]).toSorted((a, b) => a - b)[some.length >> 1]!
  if (sixth === 0) return 0
  return median(samples.slice(-sixth)) / median(samples.slice(sixth, 2 * sixth)) - 1
}
