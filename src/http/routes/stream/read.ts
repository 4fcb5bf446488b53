import { z } from 'zod'
import { parsePosition } from '../../../db/events/event-position.ts'
import { readOwnWork } from '../../../db/read/own-work.ts'
import { authenticate } from '../../auth/authenticate.ts'
import { authorise, type Scope } from '../../authorise.ts'
import { brandIds } from '../../by.ts'
import type { HttpDeps } from '../../deps.ts'
import { narrowScope } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { brandQuery } from '../../schema.ts'
import { openStream } from '../../stream/open-stream.ts'
import { sightOf, type Sight } from '../../stream/sight.ts'
import { streamEvent } from './schema.ts'

export const readStream = route({
  operation: 'stream.read',
  method: 'get',
  path: '/stream',
  summary:
    'What happens, as it happens: server-sent events, named by what stands before the dot of their type.',
  query: z.object(brandQuery),
  headers: z.object({ 'Last-Event-ID': z.string().optional() }),
  answers: {
    200: {
      is: 'Server-sent events; each `data:` line is one StreamEvent.',
      schema: streamEvent,
      type: 'text/event-stream',
    },
  },
  async handle(deps, { scope, query, header, sessionId, whenGone }) {
    const lastEventId = header('last-event-id')
    const look = async () => {
      const known = await authenticate(deps, { authorization: header('authorization'), sessionId })
      const granted = authorise(known?.viewer ?? null, 'stream.read')
      const narrowed = granted.type === 'granted' ? narrowScope(granted.scope, query.brand) : null
      return narrowed?.ok ? await sightNow(deps, narrowed.scope) : null
    }
    const stream = await openStream(deps, {
      brandIds: brandIds(scope),
      sight: await sightNow(deps, scope),
      since: lastEventId === undefined ? undefined : parsePosition(lastEventId),
      look,
      whenGone,
    })
    const headers = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' }
    return { status: 200, stream, headers }
  },
})

async function sightNow({ db }: HttpDeps, scope: Scope): Promise<Sight> {
  const restricted = scope.personId !== null && scope.brands.some(({ ownOnly }) => ownOnly)
  return sightOf(scope, restricted ? await readOwnWork(db, scope.personId) : [])
}
