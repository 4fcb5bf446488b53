import type { ChannelKind } from '../conversation/channel.ts'
import type { Person, Via } from '../people/person.ts'
import type { Instant } from '../time/instant.ts'
import { isPresent } from './candidate.ts'

/**
 * By which road besides their open page a person hears of work: the first of their own choice that reaches them, else
 * a push to their browser, else Slack, else mail. None for a chat offered to somebody who is present: phones would deliver it too late.
 */
export function roadsTo(
  person: Person,
  kind: ChannelKind,
  what: 'offer' | 'assignment' | 'news',
  now: Instant,
): readonly Via[] {
  if (what === 'offer' && kind === 'chat') return []
  const chosen = [...person.reachedBy, 'push' as const, 'slack' as const, 'email' as const].find((via) =>
    reaches(person, via, now),
  )
  return chosen === undefined || chosen === 'page' ? [] : [chosen]
}

function reaches(person: Person, via: Via, now: Instant): boolean {
  switch (via) {
    case 'page':
      return isPresent(person, now)
    case 'push':
      return person.pushes
    case 'slack':
      return person.slackUserId !== null
    case 'email':
      return true
    case 'teams':
    case 'sms':
    case 'pagerduty':
      return person.addresses[via] !== undefined
  }
}
