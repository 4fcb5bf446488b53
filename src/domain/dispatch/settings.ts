import type { RegionRule } from '../admission/why-not-admitted.ts'
import type { ChannelKind } from '../conversation/channel.ts'
import type { Guards } from '../people/person.ts'
import type { PayRules } from '../pay/pay-rules.ts'
import { DAY, HOUR, MINUTE, SECOND, type Millis } from '../time/instant.ts'

/** What a brand may set about the search for answerers. Shares are 0 to 1. */
export interface DispatchSettings {
  /** With this chance somebody shall accept in time, over all waves that fit into the slack. */
  readonly chanceInTime: number
  readonly waveLimit: number
  /** Optional skills are dropped when this share of the time is gone. */
  readonly dropOptionalSkillsAt: number
  /** After so many offers that were delivered and met with silence within `silenceWindow`, away for `awayAfterSilence`. */
  readonly silencesUntilAway: number
  readonly silenceWindow: Millis
  readonly awayAfterSilence: Millis
  /** For how long nobody is asked again for work that they let lapse or gave back. */
  readonly spare: Millis
  readonly acceptance: { readonly present: Acceptance; readonly absent: Acceptance }
  readonly lease: Readonly<Record<ChannelKind, Lease>>
  /** From claim to first reply, until it is measured. */
  readonly leadTime: Readonly<Record<ChannelKind, Millis>>
  readonly fairnessWindow: Millis
  /** So many customers at risk at once are still single cases for the lead. */
  readonly calmUpTo: number
  /** What an answer earns a freelancer; null while the brand pays in other ways. */
  readonly payRules: PayRules | null
  /** Whose customers are answered from where only. */
  readonly regions: readonly RegionRule[]
}

/** How offers are met before anything is known of a person: by what share, how soon (median, lognormal). */
export interface Acceptance {
  readonly probability: number
  readonly median: Millis
  readonly sigma: number
}

/** How long the holder may take until they start, and then between two signs of life. */
export interface Lease {
  readonly start: Millis
  readonly idle: Millis
}

const written: Lease = { start: 3 * MINUTE, idle: 10 * MINUTE }

export const defaultSettings: DispatchSettings = {
  chanceInTime: 0.97,
  waveLimit: 8,
  dropOptionalSkillsAt: 0.75,
  silencesUntilAway: 2,
  silenceWindow: 30 * MINUTE,
  awayAfterSilence: 30 * MINUTE,
  spare: HOUR,
  acceptance: {
    present: { probability: 0.6, median: 9 * SECOND, sigma: 0.6 },
    absent: { probability: 0.15, median: 150 * SECOND, sigma: 0.6 },
  },
  lease: {
    email: written,
    social: written,
    helpdesk: written,
    phone: written,
    chat: { start: 15 * SECOND, idle: 90 * SECOND },
  },
  leadTime: {
    email: 4 * MINUTE,
    social: 4 * MINUTE,
    helpdesk: 4 * MINUTE,
    phone: 2 * MINUTE,
    chat: 8 * SECOND,
  },
  fairnessWindow: 28 * DAY,
  calmUpTo: 20,
  payRules: null,
  regions: [],
}

export const defaultGuards: Guards = {
  offersPerHour: 6,
  handledPerDay: 4 * HOUR,
  handledPerWeek: 48 * HOUR,
  rest: 11 * HOUR,
}

export const defaultCapacity: Readonly<Record<ChannelKind, number>> = {
  email: 1,
  chat: 3,
  social: 2,
  phone: 1,
  helpdesk: 1,
}
