import { z } from 'zod'
import { setAlarmSubscription } from '../../../db/changes/alarm-subscriptions.ts'
import { readAlarmSubscription } from '../../../db/read/alarms.ts'
import { isZone } from '../../../domain/time/zone.ts'
import { ok } from '../../answer.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { oneBrand } from '../../pick-brand.ts'
import { personNeeded } from '../../person-needed.ts'
import { route } from '../../route.ts'
import { brandQuery } from '../../schema.ts'
import { unknownZone } from '../digests/unknown-zone.ts'
import { alarmSubscription, changedAlarmSubscription } from './schema.ts'

export const readSubscription = route({
  operation: 'alarms.subscription',
  method: 'get',
  path: '/alarm-subscription',
  summary: 'Of which alarms you hear, and how.',
  query: z.object(brandQuery),
  answers: { 200: { is: 'Yours; without causes where you never had any.', schema: alarmSubscription } },
  async handle({ db }, { scope, viewer, header }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    if (viewer?.kind !== 'person') return personNeeded
    const found = await readAlarmSubscription(db, target.brand.id, viewer.personId)
    const language = pickLanguage(viewer.languages, header('accept-language'))
    return ok(found ?? { causes: [], via: ['email'], language, time_zone: viewer.timeZone })
  },
})

export const changeSubscription = route({
  operation: 'alarms.subscribe',
  method: 'put',
  path: '/alarm-subscription',
  summary: 'Choose of which alarms you hear: at most once an hour of each cause, all in one message.',
  body: changedAlarmSubscription,
  answers: { 200: { is: 'Yours from now on.', schema: alarmSubscription } },
  async handle({ db, newId }, { scope, viewer, body, header }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    if (viewer?.kind !== 'person') return personNeeded
    const timeZone = body.time_zone ?? viewer.timeZone
    if (!isZone(timeZone)) return unknownZone(timeZone)
    const wanted = {
      causes: [...new Set(body.causes)],
      via: [...new Set(body.via)],
      language: body.language ?? pickLanguage(viewer.languages, header('accept-language')),
      time_zone: timeZone,
    }
    const whose = { id: newId(), brandId: target.brand.id, personId: viewer.personId }
    await setAlarmSubscription(db, whose, wanted)
    return ok(wanted)
  },
})
