import type http from 'node:http'
import { DAY, SECOND, type Millis } from '../../domain/time/instant.ts'
import type { CalendarAnswer, CalendarReader, KnownVersion } from '../../workflows/ports/calendar-reader.ts'
import { bodyOf, exchange, TooLarge } from '../../network/exchange.ts'
import type { Network } from '../../network/network.ts'
import { addressProblem, LeadsInside } from '../../network/public-lookup.ts'
import { waitOf } from '../../network/wait-of.ts'

/** Beyond that the other side hangs: from the first byte that is sent to the last that is read. */
const PATIENCE: Millis = 20 * SECOND
/** As much as a calendar that is handed in as a file. */
const LARGEST = 1_000_000
const REDIRECTS = 3

/** Fetches calendars; nothing inside our own network is called, whatever name or redirect leads there. */
export function calendarReader({ trusted }: Network): CalendarReader {
  const problem = (url: URL) => {
    if (trusted.has(url.origin)) return url.username || url.password ? 'it carries a user or password' : null
    return addressProblem(url)
  }
  return {
    problem,
    async read(url, known) {
      const deadline = AbortSignal.timeout(PATIENCE)
      let target = url
      for (let hops = 0; hops <= REDIRECTS; hops += 1) {
        if (problem(target) !== null) return failed('address_refused')
        const guarded = !trusted.has(target.origin)
        const got = await get(target, known, guarded, deadline).catch(failureOf)
        if ('type' in got) return got
        if (got.location === null) return got.answer
        if (!URL.canParse(got.location, target.href)) return failed('odd_answer')
        target = new URL(got.location, target)
      }
      return failed('odd_answer')
    },
  }
}

type Got = { readonly location: string } | { readonly location: null; readonly answer: CalendarAnswer }

async function get(target: URL, known: KnownVersion, guarded: boolean, signal: AbortSignal): Promise<Got> {
  const response = await exchange(target, {
    headers: {
      accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
      'user-agent': 'Sundial',
      ...(known.etag !== null && { 'if-none-match': known.etag }),
      ...(known.lastModified !== null && { 'if-modified-since': known.lastModified }),
    },
    guarded,
    signal,
  })
  const { statusCode: status = 0, headers } = response
  const settled = judge(status, headers)
  if (settled) {
    response.destroy()
    return settled
  }
  const text = (await bodyOf(response, LARGEST)).toString('utf8')
  const version = { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null }
  return { location: null, answer: { type: 'calendar', text, ...version } }
}

/** What the head of an answer settles already; null: the calendar follows. */
function judge(status: number, headers: http.IncomingHttpHeaders): Got | null {
  const answer = (settled: CalendarAnswer): Got => ({ location: null, answer: settled })
  if (status === 200) return null
  if (status === 304) return answer({ type: 'unchanged' })
  if ([301, 302, 303, 307, 308].includes(status) && headers.location) return { location: headers.location }
  if (status === 401 || status === 403) return answer(failed('not_allowed'))
  if (status === 404 || status === 410) return answer(failed('gone'))
  if (status === 429 || status >= 500) return answer(failed('busy', restOf(headers)))
  return answer(failed('odd_answer'))
}

/** Against the other side's own clock; 0 where it does not say, for the house's own rhythm is slower. */
function restOf({ 'retry-after': retryAfter, date }: http.IncomingHttpHeaders): Millis {
  return retryAfter === undefined ? 0 : Math.min(DAY, waitOf({ retryAfter }, Date.parse(date ?? '')))
}

function failureOf(error: unknown): CalendarAnswer {
  if (error instanceof LeadsInside) return failed('address_refused')
  if (error instanceof TooLarge) return failed('too_large')
  return failed('unreachable')
}

function failed(
  problem: Extract<CalendarAnswer, { type: 'failed' }>['problem'],
  wait: Millis = 0,
): CalendarAnswer {
  return { type: 'failed', problem, wait }
}
