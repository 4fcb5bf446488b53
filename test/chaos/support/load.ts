import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { World } from './world.ts'

const HOUR = 3_600_000

export interface LoadOptions extends Pick<
  World,
  | 'nodes'
  | 'ledger'
  | 'random'
  | 'lead'
  | 'experts'
  | 'everybody'
  | 'putIntoMailbox'
  | 'helpdesk'
  | 'whoWaits'
> {
  readonly pace?: Pace
}

/** For each thing that is done: how long whoever does it waits before the next one, on average. Milliseconds, one for each who does it. */
export interface Pace {
  readonly post: readonly number[]
  readonly mail: readonly number[]
  readonly reply: readonly number[]
  readonly claim: readonly number[]
  readonly drop: readonly number[]
  readonly ticket: readonly number[]
  /** The share of messages that are told an hour late: their clocks have run out when they come. */
  readonly late: number
  /** So many customers are left waiting in each channel, half of them where fewer wait, for experts to be asked. */
  readonly backlog: number
}

/** So many turns may be open: nobody writes until some are closed. More than that is a storm, in which nobody is asked alone. */
export const ENOUGH = 150

/**
 * Customers write about as fast as they are answered, so that a long run is no heap of work that only grows; but some of them wait
 * so long that experts are asked.
 */
const hurried: Pace = {
  post: [150, 200],
  mail: [500],
  reply: [150, 150, 150],
  claim: [150, 150, 150],
  drop: [1_500],
  ticket: [1_500],
  late: 0.3,
  backlog: 30,
}

export interface Load {
  /** Ends the load; what is under way is brought to its end. */
  stop(): Promise<void>
}

/** Of all loads: no two messages have the same id. */
let written = 0

/** Customers, colleagues and platforms who do not know that anything is wrong: they ask again until they are answered. */
export function startLoad({
  nodes,
  ledger,
  random,
  lead,
  experts,
  everybody,
  putIntoMailbox,
  helpdesk,
  whoWaits,
  pace = hurried,
}: LoadOptions): Load {
  const state = { ending: false }
  const known: { external_id: string; thread_key: string }[] = []

  const customers = { post, mail, drop, ticket }
  const loops = [
    ...Object.entries(customers).flatMap(([who, write]) => begin(who, unlessEnoughWait(write))),
    ...Object.entries({ reply, claim }).flatMap(([who, work]) => begin(who, work)),
  ]

  function begin(who: string, work: () => Promise<void>): Promise<void>[] {
    return pace[who as 'post'].map((pause) => loop(pause, work))
  }

  function unlessEnoughWait(write: () => Promise<void>) {
    return async (): Promise<void> => {
      if ((await whoWaits(pace.backlog)).open < ENOUGH) await write()
    }
  }

  async function loop(pause: number, work: () => Promise<void>): Promise<void> {
    while (!state.ending) {
      await work()
      await sleep(random.between(0, 2 * pause))
    }
  }

  /** Until somebody has answered it. Whoever gets no answer asks whichever node there is, with the same words. */
  async function call(path: string, token: string, body?: object, key?: string): Promise<Answer> {
    for (let tries = 0; tries < 400; tries++) {
      try {
        const response = await fetch(`${random.pick(nodes).url}/api/v1/${path}`, {
          method: body ? 'POST' : 'GET',
          signal: AbortSignal.timeout(8_000),
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            ...(key !== undefined && { 'idempotency-key': key }),
          },
          ...(body && { body: JSON.stringify(body) }),
        })
        const answer = (await response.json()) as Answer['body']
        if (response.status < 500 && response.status !== 429) return { status: response.status, body: answer }
        count(`http ${response.status}`)
      } catch (error) {
        count(error instanceof Error && error.name === 'TimeoutError' ? 'no answer' : 'no connection')
      }
      await sleep(50 + random.below(150))
    }
    throw new Error(`nobody answered ${path} for a minute`)
  }

  const count = (what: string): void => void ledger.refusals.set(what, (ledger.refusals.get(what) ?? 0) + 1)

  /** New, late, out of order, twice, in batches; now and then an answer given elsewhere. */
  async function post(): Promise<void> {
    const messages = Array.from({ length: random.chance(0.2) ? 5 : 1 }, message)
    if (random.chance(0.3)) messages.reverse()
    if (known.length > 0 && random.chance(0.2)) messages.push({ ...message(), ...random.pick(known) })
    const { status, body } = await call('channels/demo-posts/messages', lead, messages)
    if (status !== 202) throw new Error(`a post was answered by ${status}: ${JSON.stringify(body)}`)
    for (const [at, result] of (body as unknown as { error?: string }[]).entries()) {
      if (result.error !== undefined) throw new Error(`a post was refused: ${result.error}`)
      ledger.acknowledged.add(messages[at]!.external_id)
      known.push(messages[at]!)
    }
    if (random.chance(0.1)) await call('channels/demo-posts/messages', lead, messages)
  }

  function message() {
    const n = (written += 1)
    const thread = random.chance(0.4) && known.length > 0 ? random.pick(known).thread_key : `thread-${n}`
    const age = random.chance(pace.late) ? HOUR - random.between(0, 20_000) : random.between(0, 5_000)
    return {
      external_id: `post-${n}`,
      thread_key: thread,
      author: random.chance(0.15)
        ? { kind: 'agent', address: 'elsewhere@demo.example' }
        : { kind: 'customer', address: `${thread}@customers.example` },
      occurred_at: new Date(Date.now() - age).toISOString(),
      text: `Where is order ${n}?`,
    }
  }

  async function mail(): Promise<void> {
    const id = `<mail-${(written += 1)}@customers.example>`
    const text = `Please help me with ${id}`
    for (;;) {
      const node = random.pick(nodes)
      const transport = createTransport({
        host: '127.0.0.1',
        port: node.smtpPort,
        ignoreTLS: true,
        socketTimeout: 8_000,
      })
      try {
        await transport.sendMail({
          messageId: id,
          from: `c${written % 50}@customers.example`,
          to: 'support@demo.example',
          subject: 'Help',
          text,
        })
        ledger.acknowledged.add(id)
        if (random.chance(0.9)) return
      } catch {
        count('smtp')
        await sleep(100)
      } finally {
        transport.close()
      }
    }
  }

  function drop(): Promise<void> {
    const id = `<dropped-${(written += 1)}@customers.example>`
    putIntoMailbox(id, 'Did you get my letter?')
    ledger.acknowledged.add(id) // it lies in the mailbox: nothing may keep it from coming in
    return Promise.resolve()
  }

  function ticket(): Promise<void> {
    const text = `I wrote to your helpdesk ${(written += 1)} times`
    ledger.acknowledged.add(helpdesk.write(text, random.chance(0.6))) // it lies in the helpdesk: nothing may keep it from coming in
    return Promise.resolve()
  }

  /** Whoever holds the conversation answers; a lead does where nobody holds it. */
  async function reply(): Promise<void> {
    const { next } = await whoWaits(pace.backlog)
    const [first] = next.splice(random.below(next.length), 1)
    if (first) await answer(first.conversation, first.holder === null ? lead : everybody.get(first.holder)!)
  }

  async function answer(conversation: string, token: string): Promise<void> {
    const word = `reply-${(written += 1)}`
    const text = `It is on its way. ${word}.`
    const { status, body } = await call(`conversations/${conversation}/replies`, token, { text }, word)
    if (status === 202) ledger.replies.set(word, String(body['message_id']))
  }

  /** Whoever has won an offer answers. */
  async function claim(): Promise<void> {
    const [slug, token] = random.pick([...experts])
    const offers = await call('offers?state=open&limit=5', token)
    for (const { id, conversation_id } of (offers.body['items'] ?? []) as OfferItem[]) {
      const { status } = await call(`offers/${id}/claim`, token, {})
      if (status !== 200) continue
      if (!ledger.claims.has(id)) ledger.claims.set(id, new Set())
      ledger.claims.get(id)!.add(slug)
      await answer(conversation_id, token)
    }
  }

  return {
    async stop() {
      state.ending = true
      await Promise.all(loops)
    },
  }
}

interface OfferItem {
  readonly id: string
  readonly conversation_id: string
}

interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
}
