import { z } from 'zod'
import { alarmCauses } from '../../../domain/alarm/alarm.ts'
import { digestLanguages } from '../../../domain/digest/languages.ts'
import { digestRoads } from '../../../workflows/ports/digest-store.ts'
import { brandQuery, id, instant, page, pageQuery } from '../../schema.ts'

const cause = z.enum(alarmCauses)

export const alarm = z
  .object({
    id,
    cause,
    /** `index`: index, usual, neglected. `silent`: subject (a zone), expected. `channel_down`: subject (the channel), channelName. */
    facts: z.record(z.string(), z.unknown()),
    began_at: instant,
    /** Null while it stands. */
    ended_at: instant.nullable(),
  })
  .meta({ id: 'Alarm' })

export const alarms = page(alarm).meta({ id: 'Alarms' })

export const alarmsQuery = z.object({ ...brandQuery, ...pageQuery })

const via = z.array(z.enum(digestRoads)).min(1).max(digestRoads.length)

export const alarmSubscription = z
  .object({
    /** None: you hear of nothing. */
    causes: z.array(cause),
    via,
    language: z.string(),
    time_zone: z.string(),
  })
  .meta({ id: 'AlarmSubscription' })

export const changedAlarmSubscription = z.object({
  brand: z.string().max(64).optional(),
  causes: z.array(cause).max(alarmCauses.length),
  /** Slack needs your Slack account to be known here. */
  via: via.default(['email']),
  language: z.enum(digestLanguages).optional(),
  time_zone: z.string().max(64).optional(),
})
