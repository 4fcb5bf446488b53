import { dutyRoster } from '../../../domain/roster/duty-roster.ts'
import type { ChannelKind } from '../../../domain/conversation/channel.ts'
import { isZone } from '../../../domain/time/zone.ts'
import { DAY } from '../../../domain/time/instant.ts'
import { ok } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { coverageOfBrand, type ImaginedPerson } from '../../../db/read/coverage-of-brand.ts'
import { presentCoverage } from './present.ts'
import { triedCoverage, triedPerson } from './schema.ts'

export const tryCoverage = route({
  operation: 'coverage.try',
  method: 'post',
  path: '/coverage/try',
  summary:
    'What if somebody were there besides, say one freelancer in Manila from 20:00? Cover before and after; nothing is changed.',
  body: triedPerson,
  answers: {
    200: { is: 'The next days without and with them.', schema: triedCoverage },
    400: { is: 'invalid_request: a zone that is none.' },
  },
  async handle({ db }, { scope, now, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    if (!isZone(body.time_zone)) return noZone(body.time_zone)
    const length = body.days * DAY
    const before = await coverageOfBrand(db, target.brand.id, now, length)
    const after = await coverageOfBrand(db, target.brand.id, now, length, { imagined: imagined(body) })
    return ok({
      before: presentCoverage(before, now, body.days, { everyHour: true }),
      after: presentCoverage(after, now, body.days, { everyHour: true }),
    })
  },
})

function imagined(body: {
  readonly time_zone: string
  readonly weekdays: readonly string[]
  readonly from: string
  readonly to: string
  readonly people: number
  readonly languages: readonly string[]
  readonly channel_kinds: readonly ChannelKind[]
}): ImaginedPerson {
  const names = Array.from({ length: body.people }, (_, index) => `imagined-${index + 1}`)
  const roster = dutyRoster(
    {
      timezone: body.time_zone,
      layers: [
        {
          id: 'imagined',
          timezone: body.time_zone,
          fixed: names,
          windows: [{ days: body.weekdays, from: body.from, to: body.to }],
        },
      ],
    },
    [],
  )
  return {
    roster: roster!,
    abilities: names.map((slug) => ({
      id: slug,
      slug,
      languages: body.languages,
      channel_kinds: body.channel_kinds,
    })),
  }
}

function noZone(zone: string) {
  const what = `"${zone}" is no time zone; use an IANA name such as Asia/Manila`
  return problem(400, 'invalid_request', `In the body, time_zone: ${what}.`, {
    errors: [{ path: 'body.time_zone', problem: what }],
  })
}
