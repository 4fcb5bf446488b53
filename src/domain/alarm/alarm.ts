import type { Instant } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'

/** What executives and leads hear of between digests. */
export const alarmCauses = ['index', 'silent', 'channel_down'] as const
export type AlarmCause = (typeof alarmCauses)[number]

/** What is wrong now; `subject` tells alarms of one cause apart. Survives JSON. */
export type FoundAlarm =
  | {
      readonly cause: 'index'
      readonly subject: ''
      /** Of 100 turns that began lately, and of those of the week before. */
      readonly index: number
      readonly usual: number
      readonly neglected: number
    }
  | {
      readonly cause: 'silent'
      /** Where customers are from whom nothing comes. */
      readonly subject: Zone
      /** How many turns begin in such hours of the week. */
      readonly expected: number
    }
  | {
      readonly cause: 'channel_down'
      /** The channel's id. */
      readonly subject: string
      readonly channelName: string
      readonly since: Instant
    }

/** An alarm that has not ended. */
export interface StandingAlarm {
  readonly id: string
  readonly brandId: string
  readonly brandName: string
  readonly alarm: FoundAlarm
}
