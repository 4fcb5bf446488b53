import { z } from 'zod'
import { endSubscription as end, subscribe } from '../../../db/changes/subscriptions.ts'
import { readSubscriptions } from '../../../db/read/subscriptions.ts'
import { isZone } from '../../../domain/time/zone.ts'
import { created, noContent } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { list } from '../../list.ts'
import { personNeeded } from '../../person-needed.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { unknownZone } from './unknown-zone.ts'
import { newSubscription, subscription, subscriptions, subscriptionsQuery } from './schema.ts'

export const listSubscriptions = route({
  operation: 'subscriptions.list',
  method: 'get',
  path: '/digest-subscriptions',
  summary: 'The digests that you get.',
  query: subscriptionsQuery,
  answers: { 200: { is: 'A page of subscriptions.', schema: subscriptions } },
  handle: ({ db }, { scope, query }) =>
    list(
      query,
      z.tuple([z.uuid()]),
      (after, limit) => readSubscriptions(db, brandIds(scope), scope.personId, after?.[0] ?? null, limit),
      (row) => [row.id],
      (row) => row,
    ),
})

export const createSubscription = route({
  operation: 'subscriptions.create',
  method: 'post',
  path: '/digest-subscriptions',
  summary: 'Get the digest at your local time. Once more for the same period changes the first.',
  body: newSubscription,
  answers: { 201: { is: 'The subscription.', schema: subscription } },
  async handle({ db, newId }, { scope, viewer, body, header }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    if (viewer?.kind !== 'person') return personNeeded
    const timeZone = body.time_zone ?? viewer.timeZone
    if (!isZone(timeZone)) return unknownZone(timeZone)
    const row = await subscribe(db, {
      id: newId(),
      brand_id: target.brand.id,
      person_id: viewer.personId,
      period: body.period,
      at_local_minute: body.at_local_minute,
      time_zone: timeZone,
      via: [...new Set(body.via)],
      language: body.language ?? pickLanguage(viewer.languages, header('accept-language')),
    })
    return created(row)
  },
})

export const endSubscription = route({
  operation: 'subscriptions.end',
  method: 'delete',
  path: '/digest-subscriptions/:id',
  summary: 'Get it no more. Harmless to repeat.',
  params: z.object({ id }),
  answers: { 204: { is: 'Ended.' }, 404: { is: 'No such subscription of yours.' } },
  async handle({ db }, { scope, params }) {
    if (!scope.personId) return personNeeded
    return (await end(db, scope.personId, params.id)) ? noContent : notFound('subscription')
  },
})
