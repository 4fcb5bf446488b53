import type { FeedProblem } from '../../../domain/roster/absence-feed.ts'
import type { FollowOutcome } from '../../../workflows/absences/follow-calendar.ts'
import type { Answer } from '../../answer.ts'
import { notFound, problem } from '../../problem.ts'

/** Why a calendar is not followed, and how to mend it. */
export function refusedFeed(refused: Exclude<FollowOutcome, { type: 'followed' }>): Answer {
  switch (refused.reason) {
    case 'address':
      return badAddress(refused.problem)
    case 'unread':
      return problem(400, 'calendar_unread', told[refused.problem], { problem: refused.problem })
    case 'known':
      return problem(409, 'followed_already', 'This calendar is followed already.')
    case 'too-many':
      return problem(409, 'too_many_calendars', 'Five calendars are followed: end one of them first.')
    case 'not-found':
      return notFound('person')
  }
}

export function badAddress(why: string): Answer {
  return problem(400, 'invalid_request', `In the body, "url" cannot be called: ${why}.`, {
    errors: [{ path: 'body.url', problem: why }],
  })
}

const told: Readonly<Record<FeedProblem, string>> = {
  address_refused: 'The address leads inside our own network, where no calendar is read.',
  unreachable: 'Nobody answers at this address: see whether it opens in a browser.',
  not_allowed: 'The calendar asks for a password: use its secret or public address, which needs none.',
  gone: 'There is no calendar at this address: copy it again from your calendar.',
  busy: 'The calendar’s server has trouble right now: try again later.',
  odd_answer: 'The server answers with something else than a calendar: copy the address for iCal (.ics).',
  too_large: 'This calendar has more than a million bytes: use one that holds absences only.',
  not_a_calendar: 'What lies there is no iCalendar file: it has no line "BEGIN:VCALENDAR".',
  repeats_too_often: 'An event in it repeats more often than hourly: take it out and try again.',
}
