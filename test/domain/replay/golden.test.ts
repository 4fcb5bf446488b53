import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { readMessageLog, type MessageLog } from '../../../src/workflows/policies/past/message-log.ts'
import { parseReplayPolicy } from '../../../src/domain/replay/replay-policy.ts'
import { replay, type TargetFigures } from '../../../src/domain/replay/replay.ts'

const office = (tz: string) => ({
  tz,
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
})
const desks = {
  la_0900_1700_mon_fri: office('America/Los_Angeles'),
  berlin_0900_1700_mon_fri: office('Europe/Berlin'),
  follow_sun_3_sites: [office('America/Los_Angeles'), office('Europe/Berlin'), office('Australia/Sydney')],
}
const lengths = { '15m': 900, '1h': 3600, '4h': 14_400, '24h': 86_400 }

let log: MessageLog
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- figures of another program, as they come
let golden: any
beforeAll(async () => {
  log = await readMessageLog(
    createReadStream('test/golden/support-log-2024.csv.gz').pipe(createGunzip()),
    () => undefined,
  )
  golden = JSON.parse(await readFile('test/golden/support-log-2024.golden.json', 'utf8')).year_2024
})

function figures(metric: string, target_seconds: number, calendar: unknown = '24x7'): TargetFigures {
  const policy = parseReplayPolicy({ targets: [{ metric, target_seconds, calendar }] })
  if (!policy.ok) throw new Error(JSON.stringify(policy.problems))
  return replay(log.conversations.values(), policy.value, log.endsAt).targets[0]!
}

describe('a year of a public support forum, beside figures of an independent program', () => {
  it.each(Object.entries(lengths))('first responses within %s', (name, seconds) => {
    expect(figures('first_response', seconds)).toMatchObject({
      met: golden.frt_met[name],
      breached: golden.frt_breaches_incl_never[name],
      never_answered: golden.never_answered_by_other,
      median_seconds: golden.frt_median_s,
      p90_seconds: golden.frt_p90_s,
    })
  })

  it.each(Object.entries(lengths))('next responses within %s', (name, seconds) => {
    expect(figures('next_response', seconds)).toMatchObject({
      met: golden.nrt_cycles_closed - golden.nrt_breaches_closed[name],
      breached: golden.nrt_breaches_closed[name],
      open: golden.nrt_cycles_open,
      median_seconds: golden.nrt_median_s,
    })
  })

  it.each(Object.entries(desks))('first responses in the hours of %s', (name, calendar) => {
    expect(figures('first_response', 900, calendar)).toMatchObject({
      met: golden.business_frt_met_15m[name],
      median_seconds: golden.business_frt_median_s[name],
      arrived_out_of_hours: golden.arrived_out_of_hours[name],
    })
  })

  it.each(Object.entries(desks))('answers before the desk of %s opened', (name, calendar) => {
    const beforeOpening = figures('first_response', 0.001, calendar).met
    expect(beforeOpening).toBe(golden.business_frt_zero[name])
  })

  it('counts every conversation', () => {
    expect(log.conversations.size).toBe(golden.questions_after_spam_drop)
    expect(log.broken).toEqual([])
  })
})

describe('the headline', () => {
  it('falls when every answer comes ten times faster', () => {
    const policy = parseReplayPolicy({
      targets: [
        { metric: 'first_response', target_seconds: 900 },
        { metric: 'next_response', target_seconds: 900 },
      ],
    })
    if (!policy.ok) throw new Error('policy')
    const index = (conversations: MessageLog['conversations']) => {
      const { turns, turns_neglected } = replay(conversations.values(), policy.value, log.endsAt)
      return (100 * turns_neglected) / turns
    }
    const faster = new Map(
      [...log.conversations].map(([id, facts]) => {
        let openedAt: number | null = null
        return [
          id,
          [...facts]
            .sort((a, b) => a.occurredAt - b.occurredAt)
            .map((fact) => {
              if (fact.opensTurn) openedAt ??= fact.occurredAt
              if (!fact.closesTurn || openedAt === null) return fact
              const occurredAt = openedAt + Math.floor((fact.occurredAt - openedAt) / 10)
              openedAt = null
              return { ...fact, occurredAt }
            }),
        ]
      }),
    )
    expect(index(log.conversations)).toBeGreaterThan(90)
    expect(index(faster)).toBeLessThan(index(log.conversations) - 10)
  })
})
