import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { unpackRelease } from '../upgrade/packed-release.ts'
import { faults } from './support/faults.ts'
import { startLoad } from './support/load.ts'
import { thisRelease, type Node } from './support/nodes.ts'
import { untilServed } from './support/probe.ts'
import { seeded } from './support/random.ts'
import { settled } from './support/settled.ts'
import { openWorld, type World } from './support/world.ts'

const seed = Number(process.env['SUNDIAL_CHAOS_SEED'] ?? Date.now() % 1_000_000)
const folder = path.join(import.meta.dirname, '..', 'upgrade', 'releases')

/** What breaks while nodes of both releases work. A node of the release before that dies is not begun again: it is upgraded. */
const between = [
  'connections cut',
  'backends terminated',
  'slow line to PostgreSQL',
  'a node is frozen for a while',
  'mail server: cut',
  'immediate stop of PostgreSQL',
]

describe.each(readdirSync(folder))('from release %s', (release) => {
  let world: World
  beforeAll(async () => {
    const program = unpackRelease(path.join(folder, release))
    world = await openWorld({ random: seeded(seed), names: ['a', 'b'], breakable: true, program })
  })
  afterAll(() => world.end())

  test(`nothing is lost and nothing happens twice while nodes of both releases work (seed ${seed})`, async () => {
    const [before, upgraded] = world.nodes as [Node, Node]
    const load = startLoad(world)
    await sleep(3_000)

    // The first node of this release changes the tables while the other one, and whoever writes to it, goes on.
    upgraded.becomes(thisRelease)
    const leaving = upgraded.pid()
    upgraded.signal('SIGTERM')
    await untilServed({ ...world, nodes: [before] }, performance.now())
    await begunAnew(upgraded, leaving)
    expect(await migrated(world)).toBe(true)

    for (const name of between) {
      await untilServed(world, await faults.find((fault) => fault.name === name)!.inflict(world))
      await sleep(world.random.between(100, 900))
    }
    // Each of them alone: the one of the release before works on the tables of this one.
    const killed = upgraded.pid()
    upgraded.kill()
    await untilServed({ ...world, nodes: [before] }, performance.now())
    await begunAnew(upgraded, killed)
    await sleep(2_000)
    before.becomes(thisRelease)
    const last = before.pid()
    before.kill()
    await untilServed({ ...world, nodes: [upgraded] }, performance.now())
    await begunAnew(before, last)
    await sleep(1_000)

    await load.stop()
    expect(world.ledger.replies.size).toBeGreaterThan(0)
    // Whether work is assigned or offered depends on who is on shift at this hour.
    expect(await world.look('select 1 from claim limit 1')).toHaveLength(1)
    expect(await settled(world)).toEqual([])
  }, 600_000)
})

/** Until its next process is there and takes part. */
async function begunAnew(node: Node, ended: number): Promise<void> {
  while (node.pid() === ended || !(await node.ready())) await sleep(50)
}

/** Whether the tables are those of this release. */
async function migrated(world: World): Promise<boolean> {
  const rows = await world.look<{ name: string }>('select name from kysely_migration order by name')
  return rows.map(({ name }) => name).join() === Object.keys(migrations).toSorted().join()
}
