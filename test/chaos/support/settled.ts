import { setTimeout as sleep } from 'node:timers/promises'
import { checkHouse, type Finding } from './check-house.ts'
import type { World } from './world.ts'

/** How long nothing at all may come to its end while something is still waiting. Milliseconds. */
const STANDSTILL = 90_000

/** Long pauses before a retry are cut short. Work may take as long as it goes down; where nothing moves any more, it is lost. */
export async function settled(world: World): Promise<readonly Finding[]> {
  const began = performance.now()
  let least = Infinity
  let moved = began
  for (;;) {
    await allReady(world)
    const findings = await checkHouse(world.pool(), {
      ledger: world.ledger,
      outbox: [...world.mail.taken, ...world.helpdesk.taken()],
    })
    if (findings.length === 0) return findings
    const now = performance.now()
    if (findings.length < least) [least, moved] = [findings.length, now]
    if (now - moved > STANDSTILL) return findings
    if (now - began > 15_000) await hasten(world)
    await sleep(1_000)
  }
}

/** As if the time until the next attempt had passed. By now whoever is alive has handed over what was in hand. */
async function hasten(world: World): Promise<void> {
  await world.look(
    'update graphile_worker._private_jobs set run_at = now() where locked_by is null and run_at > now()',
  )
  await world.look("update ping set leased_until = now() where state = 'queued' and leased_until > now()")
}

async function allReady({ nodes }: World): Promise<void> {
  while (!(await Promise.all(nodes.map((node) => node.ready()))).every(Boolean)) await sleep(100)
}
