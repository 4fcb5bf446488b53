import { z } from 'zod'
import { compileCalendar } from '../../domain/calendar/compile-calendar.ts'
import { parseCalendar } from '../../domain/calendar/parse-calendar.ts'
import { formatInstant, parseInstant, SECOND, type Instant } from '../../domain/time/instant.ts'
import type { HelpdeskFinding, HelpdeskReader, HelpdeskSettings } from '../../workflows/ports/helpdesk.ts'
import { helpdeskLine, NotAvailable, type HelpdeskLine } from '../line/call.ts'
import { skewFinding } from '../line/clock-skew.ts'
import { failureOf, tryParts } from '../line/failure.ts'
import { good, lacking } from '../line/finding.ts'
import type { Network } from '../../network/network.ts'
import { readOneByOne, type Beginning, type TicketPage, type TicketSource } from '../line/one-by-one.ts'
import { readItems } from '../line/read-items.ts'
import { scarce } from '../line/scarce.ts'
import { freshdeskFacts } from './facts.ts'
import { officeHours } from './office-hours.ts'
import { agent, entry, slaPolicy, ticket, type FreshdeskEntry } from './shapes.ts'

/** The API key is the name, and any word the password. */
export function freshdeskLine({ url }: HelpdeskSettings, token: string, network: Network): HelpdeskLine {
  return helpdeskLine(
    url,
    { authorization: `Basic ${Buffer.from(`${token}:X`).toString('base64')}` },
    network,
  )
}

export function freshdeskReader(line: HelpdeskLine, now: () => Instant): HelpdeskReader {
  return {
    check: () => checkFreshdesk(line, now()),
    read: (from) => readOneByOne(source(line, now()), now(), from),
  }
}

const TOKEN = 'Copy the API key again from the profile settings of an administrator.'
const ADDRESS = 'https://your-company.freshdesk.com'
const HOURS_MEND = 'Business hours come with the plan Growth and above; an administrator can read them.'
const SLA_MEND = 'An administrator can read SLA policies; without them lengths are taken from the due times.'

async function checkFreshdesk(line: HelpdeskLine, now: Instant): Promise<readonly HelpdeskFinding[]> {
  const failure = (error: unknown) => failureOf(error, 'Freshdesk', TOKEN, ADDRESS)
  try {
    const me = await line({ path: '/api/v2/agents/me' })
    const name = agent.safeParse(me.body).data?.contact?.name ?? 'somebody'
    const parts = await tryParts(
      [
        {
          reads: 'tickets',
          path: '/api/v2/tickets',
          without: 'nothing can be audited',
          mend: TOKEN,
          needed: true,
        },
        {
          reads: 'who works there',
          path: '/api/v2/agents',
          without: 'an administrator can read them',
          mend: TOKEN,
          needed: true,
        },
        {
          reads: "Freshdesk's own SLA policies",
          path: '/api/v2/sla_policies',
          without: 'lengths are taken from the due times',
          mend: SLA_MEND,
          needed: false,
        },
        {
          reads: 'your business hours',
          path: '/api/v2/business_hours',
          without: 'hidden neglect cannot be told apart',
          mend: HOURS_MEND,
          needed: false,
        },
      ].map(({ path, ...part }) => ({ ...part, try: () => line({ path, query: { per_page: '1' } }) })),
      failure,
    )
    return [good(`signed in as ${name}`), ...skewFinding(me.at, now), ...parts]
  } catch (error) {
    return [failure(error)]
  }
}

const knownShape = z.object({
  staff: z.array(z.number()),
  hours: z.unknown(),
  policies: z.array(slaPolicy),
})
type Known = z.output<typeof knownShape>

const position = z.object({
  since: z.number(),
  page: z.int(),
  /** Of the page before: they come again where a page begins at its last second. */
  seen: z.array(z.number()),
})

const PAGE = 100
/** Freshdesk allows no more pages of one question. */
const LAST_PAGE = 300

function source(line: HelpdeskLine, now: Instant): TicketSource<Known> {
  return {
    begin: () => begin(line, now),
    async page(_, given, since, until): Promise<TicketPage> {
      const at = given === null ? { since, page: 1, seen: [] } : position.parse(given)
      const answer = await line({
        path: '/api/v2/tickets',
        query: {
          updated_since: formatInstant(Math.floor(at.since / SECOND) * SECOND),
          order_by: 'updated_at',
          order_type: 'asc',
          per_page: String(PAGE),
          page: String(at.page),
        },
      })
      const listed = z.array(z.unknown()).parse(answer.body)
      const { read, broken } = readItems(ticket, listed)
      const last = Math.max(at.since, ...read.map(({ updated_at }) => parseInstant(updated_at)!))
      const full = listed.length === PAGE && last < until
      // Anew from the last second, since pages shift while tickets change; only a second that fills a page is read on.
      const moved = last - SECOND > at.since
      const next = {
        since: moved ? last - SECOND : at.since,
        page: moved ? 1 : at.page + 1,
        seen: read.map(({ id }) => id),
      }
      const seen = new Set(at.seen)
      const stuck = full && next.page > LAST_PAGE
      return {
        ids: read.filter(({ id }) => !seen.has(id)).map(({ id }) => String(id)),
        next: full && !stuck ? next : null,
        within: full ? (last - since) / Math.max(1, until - since) : 1,
        notes: { ...(broken > 0 && { unreadable: broken }), ...(stuck && { beyond: 1 }) },
      }
    },
    async ticket(known, id) {
      const { staff, hours, policies } = knownShape.parse(known)
      const path = `/api/v2/tickets/${encodeURIComponent(id)}`
      const first = await line({ path, query: { include: 'requester,stats' } })
      const entries: FreshdeskEntry[] = []
      let unreadable = 0
      let pause: number | undefined
      for (let page = 1; ; page += 1) {
        const answer = await line({
          path: `${path}/conversations`,
          query: { per_page: String(PAGE), page: String(page) },
        })
        pause = scarce(answer, { limit: 'x-ratelimit-total', left: 'x-ratelimit-remaining' }, now)
        const listed = z.array(z.unknown()).parse(answer.body)
        const { read, broken } = readItems(entry, listed)
        entries.push(...read)
        unreadable += broken
        if (listed.length < PAGE) break
      }
      const parsed = hours === null ? null : parseCalendar(hours, now)
      const { facts, edited } = freshdeskFacts(ticket.parse(first.body), entries, {
        staff: new Set(staff),
        calendar: parsed?.ok ? compileCalendar(parsed.calendar.definition) : null,
        policies,
      })
      return {
        facts,
        notes: { ...(edited > 0 && { edited }), ...(unreadable > 0 && { unreadable }) },
        ...(pause !== undefined && { pause }),
      }
    },
  }
}

async function begin(line: HelpdeskLine, now: Instant): Promise<Beginning<Known>> {
  const staff: number[] = []
  let at: Instant | null = null
  for (let page = 1; ; page += 1) {
    const answer = await line({
      path: '/api/v2/agents',
      query: { per_page: String(PAGE), page: String(page) },
    })
    at ??= answer.at
    const listed = z.array(z.unknown()).parse(answer.body)
    staff.push(...readItems(agent, listed).read.map(({ id }) => id))
    if (listed.length < PAGE) break
  }
  const missing = [...skewFinding(at, now)]
  const hours = await orNothing(line, '/api/v2/business_hours')
  const definition = officeHours(hours)
  const parsed = definition && parseCalendar(definition, now)
  if (!parsed?.ok)
    missing.push(
      hours === null
        ? lacking('business hours cannot be read: hidden neglect is left out', HOURS_MEND)
        : lacking(
            'no business hours are set: hidden neglect is left out',
            'Set them in Freshdesk, or nothing if you are always open.',
          ),
    )
  const policies = await orNothing(line, '/api/v2/sla_policies')
  if (policies === null)
    missing.push(
      lacking("Freshdesk's SLA policies cannot be read: by which hours it counts is not known", SLA_MEND),
    )
  return {
    known: {
      staff,
      hours: parsed?.ok ? parsed.calendar.definition : null,
      policies: [...readItems(slaPolicy, Array.isArray(policies) ? policies : []).read],
    },
    at,
    missing,
    ...(parsed?.ok && { hours: parsed.calendar.definition }),
  }
}

async function orNothing(line: HelpdeskLine, path: string): Promise<unknown> {
  try {
    return (await line({ path })).body
  } catch (error) {
    if (error instanceof NotAvailable) return null
    throw error
  }
}
