import { z } from 'zod'
import { renameBrand, setAcknowledgement, setContext, setPrivacy } from '../../../db/changes/brands.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { findBrand } from './find.ts'
import { presentBrand } from './present.ts'
import { brand, changedBrand } from './schema.ts'

export const changeBrand = route({
  operation: 'brands.change',
  method: 'patch',
  path: '/brands/:id',
  summary:
    "Rename a brand, or choose what the expert's page shows of its customers, what those who wait are told, and for how long words are kept.",
  params: z.object({ id: z.string() }),
  body: changedBrand,
  answers: { 200: { is: 'The brand.', schema: brand }, 404: { is: 'No such brand.' } },
  async handle(deps, { scope, params, body }) {
    const before = await findBrand(deps, scope, params.id)
    if (!before) return notFound('brand')
    const { name, context, acknowledgement, privacy } = body
    if (name !== undefined) await renameBrand(deps.db, by(deps, scope), before.id, name)
    if (context) await setContext(deps.db, by(deps, scope), before.id, context)
    if (acknowledgement) await setAcknowledgement(deps.db, by(deps, scope), before.id, acknowledgement)
    if (privacy) await setPrivacy(deps.db, by(deps, scope), before.id, privacy)
    deps.setupChanged()
    return ok(presentBrand({ ...before, name: name ?? before.name }, scope))
  },
})
