import { z } from 'zod'
import { setOutbound } from '../../../db/changes/brands.ts'
import { ok, type Answer } from '../../answer.ts'
import type { Scope } from '../../authorise.ts'
import { by } from '../../by.ts'
import type { HttpDeps } from '../../deps.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { findBrand } from './find.ts'
import { presentBrand } from './present.ts'
import { brand } from './schema.ts'

const params = z.object({ id: z.string() })
const answers = { 200: { is: 'The brand.', schema: brand }, 404: { is: 'No such brand.' } }

export const stopOutbound = route({
  operation: 'outbound.stop',
  method: 'post',
  path: '/brands/:id/outbound/stop',
  summary: 'Stop everything that goes out, at once. Clocks go on.',
  params,
  answers,
  handle: (deps, request) => turn(deps, request.scope, request.params.id, 'stopped'),
})

export const startOutbound = route({
  operation: 'outbound.start',
  method: 'post',
  path: '/brands/:id/outbound/start',
  summary: 'Let it go out again.',
  params,
  answers,
  handle: (deps, request) => turn(deps, request.scope, request.params.id, 'started'),
})

async function turn(
  deps: HttpDeps,
  scope: Scope,
  id: string,
  outbound: 'stopped' | 'started',
): Promise<Answer> {
  const before = await findBrand(deps, scope, id)
  if (!before) return notFound('brand')
  await setOutbound(deps.db, by(deps, scope), before.id, outbound)
  deps.setupChanged()
  return ok(presentBrand((await findBrand(deps, scope, id)) ?? before, scope))
}
