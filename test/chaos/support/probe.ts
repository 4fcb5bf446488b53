import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from './world.ts'

let probes = 0

/** How long from `since` until somebody takes a message in again and its clock has made its first step. Milliseconds. */
export async function untilServed(world: World, since: number): Promise<number> {
  const id = `probe-${(probes += 1)}`
  const body = JSON.stringify({
    external_id: id,
    thread_key: id,
    author: { kind: 'customer', address: 'probe@customers.example' },
    text: 'Is anybody there?',
  })
  for (let tries = 0; ; tries++) {
    const node = world.nodes[tries % world.nodes.length]!
    try {
      const answer = await fetch(`${node.url}/api/v1/channels/demo-posts/messages`, {
        method: 'POST',
        signal: AbortSignal.timeout(3_000),
        headers: { authorization: `Bearer ${world.lead}`, 'content-type': 'application/json' },
        body,
      })
      const { conversation_id } = (await answer.json()) as { conversation_id?: string }
      if (answer.status === 202 && conversation_id !== undefined) {
        world.ledger.acknowledged.add(id)
        await firstStep(world, conversation_id)
        return performance.now() - since
      }
    } catch {
      // this one does not answer; the other one may
    }
    await sleep(20)
  }
}

async function firstStep(world: World, conversationId: string): Promise<void> {
  while (
    (await world.look(`select 1 from event where subject = $1 and type = 'clock.step'`, [conversationId]))
      .length === 0
  )
    await sleep(10)
}
