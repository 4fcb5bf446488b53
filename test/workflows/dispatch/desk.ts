import { runOnce, Logger, type TaskList } from 'graphile-worker'
import type { BrandId, ConversationId, OfferId, PersonId, TurnId } from '../../../src/domain/ids.ts'
import { formatInstant, parseInstant, type Instant } from '../../../src/domain/time/instant.ts'
import { claimStatement } from '../../../src/timers/claim.ts'
import type { Deps } from '../../../src/workflows/ports/store.ts'
import { recordMessages } from '../../../src/workflows/messages/record-messages.ts'
import { reactToStepsTask } from '../../../tasks/react-to-steps.ts'
import { serveWaitingTask } from '../../../tasks/serve-waiting.ts'
import { openHouse, type House } from '../../support/house.ts'

export interface OfferRow {
  readonly id: OfferId
  readonly slug: string
  readonly personId: PersonId
  readonly wave: number
  readonly state: string
}

/** A house in which a test lets customers write, time pass and timers fire. */
export interface Desk {
  readonly house: House
  readonly brandId: BrandId
  /** A customer writes at the time it is now. */
  write(channel: string, thread?: string): Promise<{ conversationId: ConversationId; turnId: TurnId }>
  answer(channel: string, thread: string): Promise<void>
  /** Lets everything happen that falls due before or at that instant, in order, then stands there. */
  until(iso: string): Promise<void>
  person(slug: string): Promise<PersonId>
  offers(conversationId: ConversationId): Promise<readonly OfferRow[]>
  holder(conversationId: ConversationId): Promise<string | null>
  delivered(offerIds: readonly OfferId[]): Promise<void>
  events(conversationId: ConversationId): Promise<readonly string[]>
  close(): Promise<void>
}

const silent = new Logger(() => () => undefined)

export async function openDesk(now: string, tasksFor: (deps: Deps) => TaskList = () => ({})): Promise<Desk> {
  const house = await openHouse()
  house.pool.on('connect', (client) => client.on('error', () => undefined)) // the queue's runner asks for it
  let clock: Instant = parseInstant(now)!
  const setClock = (at: Instant) => {
    clock = at
    house.setNow(at)
  }
  setClock(clock)
  const idle = () => Promise.resolve()
  const taskList: TaskList = {
    'send-pings': idle,
    'update-pings': idle,
    'deliver-reply': idle,
    'react-to-steps': reactToStepsTask(house.deps),
    'serve-waiting': serveWaitingTask(house.deps),
    ...tasksFor(house.deps),
  }
  const one = async <Row>(text: string, values: unknown[]): Promise<Row> =>
    (await house.pool.query(text, values)).rows[0] as Row
  const runJobs = () => runOnce({ pgPool: house.pool, taskList, logger: silent, noHandleSignals: true })
  const say = async (slug: string, thread: string, kind: 'customer' | 'agent', id: string) => {
    const channel = await house.channel(slug)
    const message = {
      externalId: id,
      threadKey: thread,
      author: { kind, address: kind === 'customer' ? `${thread}@customers.example` : 'us@demo.example' },
      occurredAt: clock,
      text: 'hello',
    }
    const [stored] = await recordMessages(house.deps, { channel, messages: [message] })
    return stored!.conversationId as ConversationId
  }
  let written = 0
  const { id: brandId } = await one<{ id: BrandId }>(`select id from brand where slug = 'demo'`, [])
  return {
    house,
    brandId,
    async write(slug, thread = `thread-${(written += 1)}`) {
      const conversationId = await say(slug, thread, 'customer', `${thread}-${(written += 1)}`)
      const turn = await one<{ id: TurnId }>(
        'select id from turn where conversation_id = $1 and closed_at is null',
        [conversationId],
      )
      return { conversationId, turnId: turn.id }
    },
    async answer(slug, thread) {
      await say(slug, thread, 'agent', `answer-${(written += 1)}`)
      await runJobs()
    },
    async until(iso) {
      const end = parseInstant(iso)!
      for (;;) {
        const { next } = await one<{ next: Date | null }>('select min(next_at) as next from timer', [])
        if (!next || next.getTime() >= end) break
        setClock(Math.max(clock, next.getTime() + 1))
        await house.pool.query(claimStatement(100), ['-infinity', formatInstant(clock)])
        await runJobs()
      }
      setClock(end)
      await runJobs()
    },
    async person(slug) {
      return (await one<{ id: PersonId }>('select id from person where slug = $1', [slug])).id
    },
    async offers(conversationId) {
      const { rows } = await house.pool.query(
        `select o.id, p.slug, p.id as "personId", o.wave, o.state from offer o join person p on p.id = o.person_id
         where o.conversation_id = $1 order by o.offered_at, p.slug`,
        [conversationId],
      )
      return rows as OfferRow[]
    },
    async holder(conversationId) {
      const row = await one<{ slug: string } | undefined>(
        `select p.slug from claim c join person p on p.id = c.person_id where c.conversation_id = $1 and c.state = 'active'`,
        [conversationId],
      )
      return row?.slug ?? null
    },
    async delivered(offerIds) {
      await house.pool.query('update offer set delivered_at = offered_at where id = any ($1)', [offerIds])
    },
    async events(conversationId) {
      const { rows } = await house.pool.query('select type from event where subject = $1 order by id', [
        conversationId,
      ])
      return rows.map((row: { type: string }) => row.type)
    },
    close: () => house.close(),
  }
}
