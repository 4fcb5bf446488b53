import { z } from 'zod'
import type { CalendarDefinition } from '../../domain/calendar/definition/calendar-definition.ts'
import { parseCalendar } from '../../domain/calendar/parse-calendar.ts'
import { fromZendesk } from '../../domain/import/from-zendesk.ts'
import { zendeskExport } from '../../domain/import/zendesk-shape.ts'
import { MINUTE, SECOND, type Instant } from '../../domain/time/instant.ts'
import type { Haul, HelpdeskFinding, ReadFrom } from '../../workflows/ports/helpdesk.ts'
import { NotAvailable, type Answer, type HelpdeskLine } from '../line/call.ts'
import { skewFinding } from '../line/clock-skew.ts'
import { lacking } from '../line/finding.ts'
import { readItems } from '../line/read-items.ts'
import { eventFacts, promiseFacts, ticketFacts } from './facts.ts'
import {
  eventsPage,
  metricEvent,
  metricsPage,
  ticket,
  ticketEvent,
  ticketsPage,
  usersPage,
} from './shapes.ts'

const cursorShape = z.object({
  phase: z.enum(['staff', 'hours', 'tickets', 'comments', 'promises']),
  /** Agents and administrators, by id. */
  staff: z.array(z.number()),
  /** Where the phase stands: a page's cursor, or seconds since 1970. */
  after: z.string().nullable(),
  /** By Zendesk's clock, when the audit began; nothing newer is asked for. */
  until: z.number(),
})
type Cursor = z.output<typeof cursorShape>

/** How the bar moves: comments are most of the work. */
const shares = {
  staff: [0, 0.01],
  hours: [0.01, 0.02],
  tickets: [0.02, 0.25],
  comments: [0.25, 0.85],
  promises: [0.85, 1],
} as const
const PAGE = 1_000
/** Exports leave out what happened within the last minute. */
const LEFT_OUT = MINUTE

/** Reads tickets with their people, then what was written in them, then what Zendesk's own clocks said: one page a call, oldest first. */
export async function readZendesk(
  line: HelpdeskLine,
  now: Instant,
  { since, cursor: given }: ReadFrom,
): Promise<Haul> {
  const cursor = given === null ? null : cursorShape.parse(given)
  switch (cursor?.phase) {
    case undefined:
      return readStaff(line, now, { phase: 'staff', staff: [], after: null, until: now })
    case 'staff':
      return readStaff(line, now, cursor)
    case 'hours':
      return readHours(line, cursor)
    case 'tickets':
      return readTickets(line, since, cursor)
    case 'comments':
      return readComments(line, since, cursor)
    case 'promises':
      return readPromises(line, since, cursor)
    default:
      return cursor!.phase satisfies never
  }
}

function haul(cursor: Cursor, within: number, rest: Partial<Haul> = {}): Haul {
  const [from, to] = shares[cursor.phase]
  return {
    facts: [],
    cursor,
    done: false,
    progress: from + (to - from) * Math.min(1, Math.max(0, within)),
    coveredUntil: null,
    ...rest,
  }
}

async function readStaff(line: HelpdeskLine, now: Instant, cursor: Cursor): Promise<Haul> {
  const answer = await line({
    path: '/api/v2/users.json',
    query: {
      'role[]': 'agent',
      'page[size]': '100',
      ...(cursor.after !== null && { 'page[after]': cursor.after }),
    },
  })
  const { users, meta } = usersPage.parse(answer.body)
  // Zendesk's page of users takes one role here; administrators come with the tickets they touch, and by this second look.
  const admins = cursor.after === null ? await readAdmins(line) : []
  const staff = [...new Set([...cursor.staff, ...users.map(({ id }) => id), ...admins])]
  const until = cursor.after === null ? (answer.at ?? now) : cursor.until
  const more = meta?.has_more === true && meta.after_cursor
  const next: Cursor = {
    phase: more ? 'staff' : 'hours',
    staff,
    after: more ? meta.after_cursor! : null,
    until,
  }
  return haul(next, 0, { ...pauseOf(answer), missing: skewFinding(answer.at, now) })
}

async function readAdmins(line: HelpdeskLine): Promise<readonly number[]> {
  const answer = await line({ path: '/api/v2/users.json', query: { 'role[]': 'admin', 'page[size]': '100' } })
  return usersPage.parse(answer.body).users.map(({ id }) => id)
}

async function readHours(line: HelpdeskLine, cursor: Cursor): Promise<Haul> {
  const next: Cursor = { ...cursor, phase: 'tickets', after: null }
  const found = await orMissing(
    () => line({ path: '/api/v2/business_hours/schedules.json' }),
    lacking(
      'business hours cannot be read: hidden neglect is left out',
      'Schedules come with the plan Professional and above, and an administrator can read them.',
    ),
  )
  if ('missing' in found) return haul(next, 0, found)
  const read = zendeskExport.safeParse(found.answer.body)
  const [first] = read.success ? fromZendesk(read.data).calendars : []
  const parsed = first && parseCalendar(first.definition, cursor.until)
  if (!parsed?.ok)
    return haul(next, 0, {
      missing: [
        lacking(
          'no business hours are set: hidden neglect is left out',
          'Set a schedule in Zendesk, or nothing if you are always open.',
        ),
      ],
    })
  return haul(next, 0, {
    hours: parsed.calendar.definition satisfies CalendarDefinition,
    ...pauseOf(found.answer),
  })
}

async function readTickets(line: HelpdeskLine, since: Instant, cursor: Cursor): Promise<Haul> {
  const answer = await line({
    path: '/api/v2/incremental/tickets/cursor.json',
    query: {
      include: 'users',
      per_page: String(PAGE),
      ...(cursor.after === null
        ? { start_time: String(Math.floor(since / SECOND)) }
        : { cursor: cursor.after }),
    },
  })
  const page = ticketsPage.parse(answer.body)
  const { read, broken } = readItems(ticket, page.tickets)
  const users = page.users ?? []
  const staff = [
    ...new Set([...cursor.staff, ...users.filter(({ role }) => role !== 'end-user').map(({ id }) => id)]),
  ]
  const reached = (read.at(-1)?.generated_timestamp ?? 0) * SECOND
  const done = page.end_of_stream || page.after_cursor == null || reached >= cursor.until
  const next: Cursor = done
    ? { ...cursor, staff, phase: 'comments', after: null }
    : { ...cursor, staff, after: page.after_cursor! }
  return haul(next, done ? 0 : shareOf(reached, since, cursor.until), {
    facts: ticketFacts(read, users, new Set(staff)),
    ...noted({ unreadable: broken }),
    ...pauseOf(answer),
  })
}

async function readComments(line: HelpdeskLine, since: Instant, cursor: Cursor): Promise<Haul> {
  const from = cursor.after ?? String(Math.floor(since / SECOND))
  const answer = await line({
    path: '/api/v2/incremental/ticket_events.json',
    query: { start_time: from, include: 'comment_events' },
  })
  const page = eventsPage.parse(answer.body)
  const { read, broken } = readItems(ticketEvent, page.ticket_events)
  const { facts, edited } = eventFacts(read, new Set(cursor.staff))
  const step = nextStart(page, from, cursor.until)
  const covered = step.done ? coveredAtEnd(answer, cursor) : step.after * SECOND
  const next: Cursor = step.done
    ? { ...cursor, phase: 'promises', after: null }
    : { ...cursor, after: String(step.after) }
  return haul(next, step.done ? 0 : shareOf(covered, since, cursor.until), {
    facts,
    coveredUntil: covered,
    ...noted({ unreadable: broken, edited, overfull_second: step.stuck ? 1 : 0 }),
    ...pauseOf(answer),
  })
}

async function readPromises(line: HelpdeskLine, since: Instant, cursor: Cursor): Promise<Haul> {
  const from = cursor.after ?? String(Math.floor(since / SECOND))
  const covered = cursor.until - LEFT_OUT
  const found = await orMissing(
    () => line({ path: '/api/v2/incremental/ticket_metric_events.json', query: { start_time: from } }),
    lacking(
      "what Zendesk's own SLA clocks said cannot be read: the reconciliation is left out",
      "SLA policies come with the plan Professional and above; the token has to be an administrator's.",
    ),
  )
  if ('missing' in found) return { ...haul(cursor, 1, found), done: true, progress: 1, coveredUntil: covered }
  const page = metricsPage.parse(found.answer.body)
  const { read, broken } = readItems(metricEvent, page.ticket_metric_events)
  const step = nextStart(page, from, cursor.until)
  return {
    ...haul({ ...cursor, after: String(step.after) }, shareOf(step.after * SECOND, since, cursor.until)),
    facts: promiseFacts(read),
    done: step.done,
    ...(step.done && { progress: 1 }),
    coveredUntil: covered,
    ...noted({ unreadable: broken, overfull_second: step.stuck ? 1 : 0 }),
    ...pauseOf(found.answer),
  }
}

/**
 * Time-based exports begin again at the last second of the page before, so items come twice. A page whose thousand items are all of one second
 * would come again for ever: then the next second is asked for.
 */
function nextStart(
  page: {
    readonly count: number
    readonly end_time?: number | null | undefined
    readonly end_of_stream?: boolean | null | undefined
  },
  from: string,
  until: Instant,
): { readonly after: number; readonly done: boolean; readonly stuck: boolean } {
  const start = Number(from)
  const end = page.end_time ?? start
  const last = page.end_of_stream ?? page.count < PAGE
  const stuck = !last && end <= start
  const after = stuck ? start + 1 : end
  return { after, done: last || after * SECOND >= until, stuck }
}

function coveredAtEnd(answer: Answer, { until }: Cursor): Instant {
  return Math.min(until, answer.at ?? until) - LEFT_OUT
}

function shareOf(reached: Instant, since: Instant, until: Instant): number {
  return (reached - since) / Math.max(1, until - since)
}

async function orMissing(
  ask: () => Promise<Answer>,
  missing: HelpdeskFinding,
): Promise<{ readonly answer: Answer } | { readonly missing: readonly HelpdeskFinding[] }> {
  try {
    return { answer: await ask() }
  } catch (error) {
    if (error instanceof NotAvailable) return { missing: [missing] }
    throw error
  }
}

function noted(counts: Readonly<Record<string, number>>): Pick<Haul, 'notes'> {
  return { notes: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)) }
}

/** The account's last twentieth of requests is left to whoever works there. */
function pauseOf({ header }: Answer): Pick<Haul, 'pause'> {
  const [limit, left] = [Number(header('ratelimit-limit')), Number(header('ratelimit-remaining'))]
  const reset = Number(header('ratelimit-reset'))
  const scarce = limit > 0 && left < limit / 20
  return scarce ? { pause: (Number.isFinite(reset) && reset > 0 ? reset : 60) * SECOND } : {}
}
