import { Agent, request } from 'node:http'
import type { HttpNode } from './http-node.ts'
import { newMessage, type Throughput } from './groups.ts'

export interface Load {
  readonly seconds: number
  /** Requests under way at the same time. */
  readonly abreast: number
  /** Requests begun per second; as many as there is room for unless given. */
  readonly rate?: number
}

let made = 0

/** One message a request, each the beginning of a conversation; percentiles are those of a request. */
export async function oneByOne(node: HttpNode, { seconds, abreast, rate }: Load): Promise<Throughput> {
  const run = (made += 1)
  const agent = new Agent({ keepAlive: true, maxSockets: abreast })
  const times: number[] = []
  const begin = performance.now()
  const end = begin + seconds * 1_000
  let sent = 0
  const send = async (): Promise<void> => {
    sent += 1
    const from = performance.now()
    await post(node, agent, `http-${run}-${sent}`)
    times.push(performance.now() - from)
  }
  if (rate === undefined)
    await Promise.all(
      Array.from({ length: abreast }, async () => {
        while (performance.now() < end) await send()
      }),
    )
  else await paced(send, rate, end)
  const took = (performance.now() - begin) / 1_000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number): number => Math.round(times[Math.floor(times.length * share)]! * 10) / 10
  return {
    messages: times.length,
    per_second: Math.round(times.length / took),
    p50_ms: at(0.5),
    p99_ms: at(0.99),
  }
}

/** Begins requests at a steady rate, whether or not earlier ones have been answered. */
async function paced(send: () => Promise<void>, rate: number, end: number): Promise<void> {
  const begin = performance.now()
  const under: Promise<void>[] = []
  for (let due = 0; performance.now() < end;) {
    const ought = ((performance.now() - begin) / 1_000) * rate
    while (due < ought) {
      due += 1
      under.push(send())
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(under)
}

function post({ url, token }: HttpNode, agent: Agent, name: string): Promise<void> {
  const { externalId, threadKey, author, subject, text } = newMessage(name)
  const body = JSON.stringify({ external_id: externalId, thread_key: threadKey, author, subject, text })
  return new Promise((resolve, reject) => {
    const sending = request(
      `${url}/api/v1/channels/demo-posts/messages`,
      {
        agent,
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        answer.resume()
        answer.on('end', () => {
          if (answer.statusCode === 202) resolve()
          else reject(new Error(`answered ${answer.statusCode ?? '?'}`))
        })
      },
    )
    sending.on('error', reject)
    sending.end(body)
  })
}
