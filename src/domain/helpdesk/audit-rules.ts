import type { Calendar } from '../calendar/compile-calendar.ts'
import type { ChannelKind } from '../conversation/channel.ts'
import { usualStaffing, type Staffing } from '../roster/staffing.ts'
import { SECOND, type Instant, type Millis } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'

/** What an audit measures by. */
export interface AuditRules {
  /** Seconds within which a human answers, by kind of channel. */
  readonly targetSeconds: Readonly<Record<ChannelKind, number>>
  /** The company's opening hours, where they are known. */
  readonly calendar: Calendar | null
  /** Of the company, and of customers whose own zone is not known. */
  readonly timeZone: Zone
  /** Tickets that began earlier are not asked after. */
  readonly since: Instant
  /** The facts are complete until then: whoever is unanswered has waited until then. */
  readonly until: Instant
}

const CHAT_SECONDS = 30
const OTHER_SECONDS = 15 * 60

/** 30 seconds where somebody waits in the line, 15 minutes everywhere else. */
export const leadingBrandsTargets: AuditRules['targetSeconds'] = {
  email: OTHER_SECONDS,
  chat: CHAT_SECONDS,
  social: OTHER_SECONDS,
  phone: CHAT_SECONDS,
  helpdesk: OTHER_SECONDS,
}

export function targetOf({ targetSeconds }: AuditRules, kind: ChannelKind): Millis {
  return targetSeconds[kind] * SECOND
}

/** How long work on a kind of channel takes, with the audit's own promise. */
export function staffingOf({ targetSeconds }: AuditRules, kind: ChannelKind): Staffing {
  return { ...usualStaffing[kind], targetSeconds: targetSeconds[kind] }
}
