import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promote, startStandby } from './cluster.ts'
import type { Line } from './line.ts'
import type { World } from './world.ts'

export interface Fault {
  readonly name: string
  /** How often it is chosen, beside the others. */
  readonly weight: number
  /** Does harm and takes it back. Answers the instant (performance.now) from which Sundial has no excuse any more. */
  inflict(world: World): Promise<number>
}

const someNode = ({ random, nodes }: World) => random.pick(nodes)
const since = (): number => performance.now()

/** Everything that goes wrong sooner or later. */
export const faults: readonly Fault[] = [
  {
    name: 'kill -9 of a node',
    weight: 4,
    async inflict(world) {
      const node = someNode(world)
      node.kill()
      const at = since()
      await sleep(1)
      return at
    },
  },
  {
    name: 'kill -9 of PostgreSQL',
    weight: 2,
    async inflict(world) {
      const server = world.server()
      await server.kill()
      await sleep(world.random.between(0, 500))
      await server.start()
      return since()
    },
  },
  {
    name: 'immediate stop of PostgreSQL',
    weight: 2,
    async inflict(world) {
      const server = world.server()
      await server.crash()
      await server.start()
      return since()
    },
  },
  {
    name: 'connections cut',
    weight: 4,
    inflict(world) {
      world.lines.database.cut()
      return Promise.resolve(since())
    },
  },
  {
    name: 'backends terminated',
    weight: 3,
    async inflict(world) {
      await world.look(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where pid <> pg_backend_pid() and datname = 'sundial' and random() < 0.5`,
      )
      return since()
    },
  },
  {
    name: 'half-open line to PostgreSQL',
    weight: 1,
    async inflict(world) {
      world.lines.database.freeze()
      await sleep(world.random.between(500, 2_000))
      world.lines.database.cut() // what a firewall does in the end; without it the node itself gives up later
      return since()
    },
  },
  {
    name: 'slow line to PostgreSQL',
    weight: 1,
    async inflict(world) {
      world.lines.database.delay(60)
      await sleep(world.random.between(500, 1_500))
      world.lines.database.delay(0)
      return since()
    },
  },
  {
    name: 'disk full under PostgreSQL',
    weight: 1,
    async inflict(world) {
      const server = world.server()
      server.limitFiles(200_000)
      world.lines.database.cut()
      await sleep(world.random.between(500, 1_500))
      server.limitFiles(null)
      await sleep(200)
      if (!(await isUp(world))) await server.start()
      else world.lines.database.cut() // backends that were begun under the limit keep it
      return since()
    },
  },
  {
    name: 'failover to the standby',
    weight: 1,
    async inflict(world) {
      const primary = world.server()
      const standby = await startStandby(
        primary,
        path.join(world.directory, `postgres-${Date.now()}`, 'data'),
      )
      await sleep(world.random.between(300, 1_000))
      const died = since()
      await primary.kill()
      await promote(standby)
      world.replaceServer(standby)
      return died
    },
  },
  ...(['hang', 'later', 'slow', 'cut'] as const).map((mood): Fault => ({
    name: `mail server: ${mood}`,
    weight: 2,
    async inflict(world) {
      world.mail.mood(mood)
      await sleep(world.random.between(300, 1_500))
      world.mail.mood('well')
      return since()
    },
  })),
  ...(['mail', 'slack', 'mailbox', 'helpdesk'] as const).flatMap(faultsOf),
  {
    name: 'a node is frozen for a while',
    weight: 2,
    async inflict(world) {
      const node = someNode(world)
      node.signal('SIGSTOP')
      await sleep(world.random.between(500, 2_500))
      node.signal('SIGCONT')
      return since()
    },
  },
  {
    name: "a node's clock jumps by an hour",
    weight: 2,
    async inflict(world) {
      someNode(world).signal('SIGUSR2')
      await sleep(10)
      return since()
    },
  },
  {
    name: 'a node is told to stop',
    weight: 1,
    async inflict(world) {
      someNode(world).signal('SIGTERM')
      await sleep(1)
      return since()
    },
  },
]

/** What a server elsewhere may do to us. */
function faultsOf(which: 'mail' | 'slack' | 'mailbox' | 'helpdesk'): Fault[] {
  const fault = (
    name: string,
    begin: (line: Line, world: World) => void,
    end: (line: Line) => void,
  ): Fault => ({
    name: `${which}: ${name}`,
    weight: 1,
    async inflict(world) {
      begin(world.lines[which], world)
      await sleep(world.random.between(300, 1_500))
      end(world.lines[which])
      return since()
    },
  })
  return [
    fault(
      'refuses connections',
      (line) => line.refuse(true),
      (line) => line.refuse(false),
    ),
    fault(
      'half-open line',
      (line) => line.freeze(),
      (line) => line.cut(),
    ),
    fault(
      'hangs',
      (line) => line.hang(true),
      (line) => line.hang(false),
    ),
    fault(
      'answers slowly',
      (line) => line.delay(400),
      (line) => line.delay(0),
    ),
    fault(
      'breaks off in the middle',
      (line, { random }) => line.breakAfter(50 + random.below(1_000)),
      (line) => line.breakAfter(null),
    ),
  ]
}

export function pickFault({ random }: World, among: readonly Fault[] = faults): Fault {
  const bag = among.flatMap((fault) => Array.from({ length: fault.weight }, () => fault))
  return random.pick(bag)
}

async function isUp(world: World): Promise<boolean> {
  try {
    await world.pool().query('select 1')
    return true
  } catch {
    return false
  }
}
