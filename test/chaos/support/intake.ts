import { Agent, request } from 'node:http'
import type { World } from './world.ts'

/** How many messages a second the house takes in by HTTP, one in each call, when so many ask as fast as they are answered. */
export async function measureIntake(world: World, callers: number, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const [began, end] = [performance.now(), performance.now() + seconds * 1_000]
  let count = 0
  const caller = async (): Promise<void> => {
    while (performance.now() < end) {
      const id = `intake-${(count += 1)}`
      if ((await post(world, agent, id)) === 202) world.ledger.acknowledged.add(id)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  agent.destroy()
  return (world.ledger.acknowledged.size * 1_000) / (performance.now() - began)
}

function post({ nodes, lead }: World, agent: Agent, id: string): Promise<number> {
  const body = JSON.stringify({
    external_id: id,
    thread_key: id,
    author: { kind: 'customer', address: `${id}@customers.example` },
    text: 'Where is my order?',
  })
  return new Promise((resolve, reject) => {
    const call = request(
      `${nodes[0]!.url}/api/v1/channels/demo-posts/messages`,
      {
        method: 'POST',
        agent,
        headers: { authorization: `Bearer ${lead}`, 'content-type': 'application/json' },
      },
      (answer) => {
        answer.resume()
        answer.once('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    call.once('error', reject)
    call.end(body)
  })
}
