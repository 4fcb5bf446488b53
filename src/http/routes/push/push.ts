import { addPushSubscription, removePushSubscription } from '../../../db/people/push-subscriptions.ts'
import { isPushService } from '../../../domain/people/push-service.ts'
import { created, noContent, ok } from '../../answer.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { endedPushSubscription, newPushSubscription, pushKey } from './schema.ts'

export const readPushKey = route({
  operation: 'push.key',
  method: 'get',
  path: '/push/key',
  summary: 'The key with which a browser subscribes ("applicationServerKey").',
  answers: { 200: { is: 'Base64url.', schema: pushKey } },
  handle: (deps) => Promise.resolve(ok({ public_key: deps.settings.pushPublicKey })),
})

export const subscribePush = route({
  operation: 'push.subscribe',
  method: 'post',
  path: '/push/subscriptions',
  summary: 'This browser takes pushes for you, also while no page is open.',
  body: newPushSubscription,
  answers: { 201: { is: 'Subscribed.' }, 400: { is: 'unknown_push_service.' } },
  async handle(deps, { scope, body: { endpoint, keys } }) {
    if (!scope.personId) return personNeeded
    if (!isPushService(endpoint)) return unknownService
    await addPushSubscription(deps.db, scope.personId, {
      id: deps.newId(),
      endpoint,
      p256dh: Buffer.from(keys.p256dh, 'base64url'),
      auth: Buffer.from(keys.auth, 'base64url'),
    })
    return created({ endpoint })
  },
})

export const unsubscribePush = route({
  operation: 'push.unsubscribe',
  method: 'post',
  path: '/push/subscriptions/end',
  summary: 'This browser takes no more pushes for you.',
  body: endedPushSubscription,
  answers: { 204: { is: 'Ended.' }, 404: { is: 'You have no such subscription.' } },
  async handle(deps, { scope, body }) {
    if (!scope.personId) return personNeeded
    const ended = await removePushSubscription(deps.db, { endpoint: body.endpoint, personId: scope.personId })
    return ended ? noContent : notFound('subscription')
  },
})

const unknownService = problem(
  400,
  'unknown_push_service',
  'The endpoint is not one of a known push service (Google, Mozilla, Microsoft, Apple), over https.',
)
