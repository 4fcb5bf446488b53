import { z } from 'zod'
import type { CalendarDefinition } from '../../domain/calendar/definition/calendar-definition.ts'
import type { HelpdeskFact } from '../../domain/helpdesk/facts.ts'
import { MINUTE, type Instant } from '../../domain/time/instant.ts'
import { ComeBackLater } from '../../workflows/ports/channel-adapter.ts'
import type { Haul, HelpdeskFinding, Notes, ReadFrom } from '../../workflows/ports/helpdesk.ts'
import { NotAvailable } from './call.ts'

/** A helpdesk that lists its tickets page by page, and gives what was written in them one ticket at a time. */
export interface TicketSource<Known> {
  /** What has to be known before a ticket is read: who works there, their hours. JSON. */
  begin(): Promise<Beginning<Known>>
  /** Tickets that changed since the audit's beginning. `position` is null for the first page. */
  page(known: Known, position: unknown, since: Instant, until: Instant): Promise<TicketPage>
  /** Everything in one ticket. */
  ticket(known: Known, id: string): Promise<TicketRead>
}

export interface Beginning<Known> {
  readonly known: Known
  /** By the helpdesk's own clock; null where it does not say. */
  readonly at: Instant | null
  readonly hours?: CalendarDefinition
  readonly missing?: readonly HelpdeskFinding[]
}

export interface TicketPage {
  readonly ids: readonly string[]
  readonly facts?: readonly HelpdeskFact[]
  /** JSON; null where this was the last. */
  readonly next: unknown
  /** 0 to 1: how much lies behind once these tickets are read. */
  readonly within: number
  readonly notes?: Notes
}

export interface TicketRead {
  readonly facts: readonly HelpdeskFact[]
  readonly notes?: Notes
  /** Leave it alone for so long: few requests are left for whoever works there. */
  readonly pause?: number
}

const cursorShape = z.object({
  known: z.unknown(),
  until: z.number(),
  position: z.unknown(),
  /** The page after this one; null: none. */
  next: z.unknown(),
  pending: z.array(z.string()),
  within: z.number(),
  before: z.number(),
})
type Cursor = z.output<typeof cursorShape>

/** Requests of one haul: what is lost where it breaks is asked for again. */
const AT_ONCE = 25
const BEGUN = 0.02

/** Reads such a helpdesk: a page of tickets, or what was written in the next few. What happened after the audit began is left out. */
export async function readOneByOne<Known>(
  source: TicketSource<Known>,
  now: Instant,
  { since, cursor: given }: ReadFrom,
): Promise<Haul> {
  if (given === null) return begin(source, now)
  const cursor = cursorShape.parse(given)
  return cursor.pending.length > 0 ? readTickets(source, cursor) : readPage(source, cursor, since)
}

async function begin<Known>(source: TicketSource<Known>, now: Instant): Promise<Haul> {
  const { known, at, hours, missing } = await source.begin()
  const until = (at ?? now) - MINUTE
  const cursor: Cursor = { known, until, position: null, next: null, pending: [], within: 0, before: 0 }
  return {
    facts: [],
    cursor,
    done: false,
    progress: BEGUN,
    coveredUntil: null,
    ...(hours && { hours }),
    ...(missing && { missing }),
  }
}

async function readPage<Known>(source: TicketSource<Known>, cursor: Cursor, since: Instant): Promise<Haul> {
  const page = await source.page(cursor.known as Known, cursor.position, since, cursor.until)
  const next: Cursor = {
    ...cursor,
    next: page.next,
    position: page.ids.length === 0 ? page.next : cursor.position,
    pending: [...page.ids],
    before: cursor.within,
    within: page.within,
  }
  return haul(next, page.facts ?? [], page.notes, page.ids.length === 0 && page.next === null)
}

async function readTickets<Known>(source: TicketSource<Known>, cursor: Cursor): Promise<Haul> {
  const facts: HelpdeskFact[] = []
  const notes: Record<string, number> = {}
  let pause: number | undefined
  let read = 0
  for (const id of cursor.pending.slice(0, AT_ONCE)) {
    try {
      const one = await source.ticket(cursor.known as Known, id)
      facts.push(...one.facts)
      for (const [note, count] of Object.entries(one.notes ?? {})) notes[note] = (notes[note] ?? 0) + count
      pause = one.pause
    } catch (error) {
      if (error instanceof ComeBackLater && read > 0) pause = error.after
      else if (error instanceof NotAvailable && error.status === 404) notes['gone'] = (notes['gone'] ?? 0) + 1
      else throw error
      if (error instanceof ComeBackLater) break
    }
    read += 1
    if (pause !== undefined) break
  }
  const pending = cursor.pending.slice(read)
  const over = pending.length === 0
  const next: Cursor = { ...cursor, pending, ...(over && { position: cursor.next }) }
  return {
    ...haul(
      next,
      facts.filter((fact) => isBefore(fact, cursor.until)),
      notes,
      over && cursor.next === null,
    ),
    ...(pause !== undefined && { pause }),
  }
}

function haul(cursor: Cursor, facts: readonly HelpdeskFact[], notes: Notes | undefined, done: boolean): Haul {
  const { within, before, pending, until } = cursor
  const share = pending.length === 0 ? within : before
  return {
    facts,
    cursor,
    done,
    progress: done ? 1 : BEGUN + (0.99 - BEGUN) * Math.min(1, Math.max(0, share)),
    coveredUntil: until,
    ...(notes && { notes }),
  }
}

function isBefore(fact: HelpdeskFact, until: Instant): boolean {
  return fact.type === 'ticket' || fact.at <= until
}
