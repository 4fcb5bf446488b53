import { demoBrand } from '../../src/config/demo-brand.ts'
import type { BrandId, ConversationId, PersonId } from '../../src/domain/ids.ts'
import { formatInstant, parseInstant, type Instant } from '../../src/domain/time/instant.ts'
import { claimStatement } from '../../src/timers/claim.ts'
import { reactToSteps } from '../../src/workflows/dispatch/react-to-steps.ts'
import type { IncomingMessage } from '../../src/workflows/messages/incoming-message.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import { importBrand } from '../../src/workflows/setup/import-brand.ts'
import { openHouse, type House } from '../support/house.ts'

export const at = (text: string): Instant => {
  const instant = parseInstant(text)
  if (instant === null) throw new Error(`${text} is no instant`)
  return instant
}

/** What the brand promises for posts, in front of what the demo promises. */
interface Promised {
  readonly policies?: readonly {
    readonly slug: string
    readonly conditions?: unknown
    readonly targets: readonly unknown[]
  }[]
  readonly calendars?: readonly { readonly slug: string; readonly definition: unknown }[]
}

/** A house with promises of the test's own, and a short way to write, answer and look. */
export interface Desk {
  readonly house: House
  readonly brandId: BrandId
  readonly lead: PersonId
  /** The customer of a thread writes then; answers the conversation. */
  write(thread: string, when: string, more?: Partial<IncomingMessage>): Promise<ConversationId>
  /** One of ours answers then, by other means. */
  answer(thread: string, when: string, more?: Partial<IncomingMessage>): Promise<ConversationId>
  /** What time it is from now on. */
  now(when: string): void
  /** Lets everything happen that falls due before then, in order, and stands there. */
  until(when: string): Promise<void>
  clocks(conversationId: string): Promise<readonly ClockSeen[]>
  /** All that happened to a conversation, or what is of these types, in the order in which it was recorded. */
  events(conversationId: string, ...types: string[]): Promise<readonly EventSeen[]>
  state(conversationId: string): Promise<string>
  turns(conversationId: string): Promise<readonly TurnSeen[]>
  promise(promised: Promised): Promise<void>
  close(): Promise<void>
}

export interface ClockSeen {
  readonly metric: string
  readonly started_at: string
  readonly due_at: string | null
  readonly paused_at: string | null
  readonly remaining_ms: number | null
  readonly steps: readonly string[]
}

export interface EventSeen {
  readonly type: string
  readonly at: string
  readonly payload: Readonly<Record<string, unknown>>
}

export interface TurnSeen {
  readonly number: number
  readonly opened_at: string
  readonly closed_at: string | null
  readonly outcome: string | null
}

export async function openDesk(promised: Promised = {}): Promise<Desk> {
  const house = await openHouse()
  const channel = await house.channel('demo-posts')
  const { rows: leads } = await house.pool.query<{ id: PersonId }>(
    `select id from person where slug = 'jordan'`,
  )
  let clock: Instant = Date.now()
  let written = 0
  const setClock = (instant: Instant): void => {
    clock = instant
    house.setNow(instant)
  }
  const record = async (
    kind: 'customer' | 'agent',
    thread: string,
    when: string,
    more: Partial<IncomingMessage> = {},
  ): Promise<ConversationId> => {
    if (at(when) > clock || written === 0) setClock(at(when))
    const message = {
      externalId: `${thread}-${(written += 1)}`,
      threadKey: thread,
      author: { kind, address: kind === 'customer' ? `${thread}@customers.example` : 'us@demo.example' },
      occurredAt: at(when),
      text: 'something',
      ...more,
    }
    const [stored] = await recordMessages(house.deps, { channel, messages: [message] })
    return stored!.conversationId as ConversationId
  }
  const desk: Desk = {
    house,
    brandId: channel.brandId,
    lead: leads[0]!.id,
    write: (thread, when, more) => record('customer', thread, when, more),
    answer: (thread, when, more) => record('agent', thread, when, more),
    now: (when) => setClock(at(when)),
    async until(when) {
      const end = at(when)
      for (;;) {
        const { rows } = await house.pool.query<{ next: Date | null }>(
          'select min(next_at) as next from timer',
        )
        const next = rows[0]?.next
        if (!next || next.getTime() >= end) break
        setClock(Math.max(clock, next.getTime() + 1))
        await fire(house, clock)
      }
      setClock(end)
    },
    async clocks(conversationId) {
      const { rows } = await house.pool.query<ClockRow>(
        `select * from timer where conversation_id = $1 and kind = 'clock' order by metric, started_at`,
        [conversationId],
      )
      return rows.map((row) => ({
        metric: row.metric,
        started_at: row.started_at.toISOString(),
        due_at: row.due_at?.toISOString() ?? null,
        paused_at: row.paused_at?.toISOString() ?? null,
        remaining_ms: row.remaining_ms === null ? null : Number(row.remaining_ms),
        steps: row.step_names.map((name, index) => `${name} ${row.step_at[index]!.toISOString()}`),
      }))
    },
    async events(conversationId, ...types) {
      const { rows } = await house.pool.query<EventRow>(
        `select type, occurred_at, payload from event
         where subject = $1 and (cardinality($2::text[]) = 0 or type = any ($2)) order by id`,
        [conversationId, types],
      )
      return rows.map(({ type, occurred_at, payload }) => ({ type, at: occurred_at.toISOString(), payload }))
    },
    async state(conversationId) {
      const { rows } = await house.pool.query<{ state: string }>(
        `select state from conversation where id = $1`,
        [conversationId],
      )
      return rows[0]!.state
    },
    async turns(conversationId) {
      const { rows } = await house.pool.query<TurnRow>(
        `select number, opened_at, closed_at, outcome from turn where conversation_id = $1 order by number`,
        [conversationId],
      )
      return rows.map(({ number, opened_at, closed_at, outcome }) => ({
        number,
        opened_at: opened_at.toISOString(),
        closed_at: closed_at?.toISOString() ?? null,
        outcome,
      }))
    },
    async promise({ policies = [], calendars = [] }) {
      const demo = demoBrand()
      const named = <Item extends { readonly slug: string }>(item: Item) => ({ ...item, name: item.slug })
      await importBrand(
        house.deps,
        {
          ...demo,
          calendars: [...demo.calendars, ...calendars.map(named)],
          policies: [...policies.map(named), ...demo.policies],
        },
        'console',
      )
    },
    close: () => house.close(),
  }
  await desk.promise(promised)
  return desk
}

/** Nobody is asked or told here: these stories are about clocks. */
async function fire(house: House, now: Instant): Promise<void> {
  const { rows: last } = await house.pool.query<{ id: number }>(
    'select coalesce(max(id), 0)::float8 as id from event',
  )
  await house.pool.query(claimStatement(100), ['-infinity', formatInstant(now)])
  const { rows } = await house.pool.query<{ id: number }>(
    `select id::float8 as id from event where id > $1 and type = 'snooze.due' order by id`,
    [last[0]!.id],
  )
  await reactToSteps(
    house.deps,
    rows.map(({ id }) => id),
  )
}

interface ClockRow {
  readonly metric: string
  readonly started_at: Date
  readonly due_at: Date | null
  readonly paused_at: Date | null
  readonly remaining_ms: string | null
  readonly step_names: readonly string[]
  readonly step_at: readonly Date[]
}

interface EventRow {
  readonly type: string
  readonly occurred_at: Date
  readonly payload: Readonly<Record<string, unknown>>
}

interface TurnRow {
  readonly number: number
  readonly opened_at: Date
  readonly closed_at: Date | null
  readonly outcome: string | null
}
