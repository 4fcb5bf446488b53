import { z } from 'zod'
import {
  renameBrand,
  setAcknowledgement,
  setContext,
  setPrivacy,
  setSignIn,
} from '../../../db/changes/brands.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import type { Scope } from '../../authorise.ts'
import { problem } from '../../problem.ts'
import { findBrand } from './find.ts'
import { presentBrand } from './present.ts'
import { brand, changedBrand } from './schema.ts'

export const changeBrand = route({
  operation: 'brands.change',
  method: 'patch',
  path: '/brands/:id',
  summary:
    "Rename a brand, or choose what the expert's page shows of its customers, what those who wait are told, for how long words are kept, and of whom a second factor is asked.",
  params: z.object({ id: z.string() }),
  body: changedBrand,
  answers: {
    200: { is: 'The brand.', schema: brand },
    403: { is: 'administrator_needed.' },
    404: { is: 'No such brand.' },
  },
  async handle(deps, { scope, params, body }) {
    const before = await findBrand(deps, scope, params.id)
    if (!before) return notFound('brand')
    const { name, context, acknowledgement, privacy, sign_in } = body
    if (sign_in && !mayDemand(scope, before.id)) return administratorNeeded
    if (name !== undefined) await renameBrand(deps.db, by(deps, scope), before.id, name)
    if (context) await setContext(deps.db, by(deps, scope), before.id, context)
    if (acknowledgement) await setAcknowledgement(deps.db, by(deps, scope), before.id, acknowledgement)
    if (privacy) await setPrivacy(deps.db, by(deps, scope), before.id, privacy)
    if (sign_in) await setSignIn(deps.db, by(deps, scope), before.id, sign_in)
    deps.setupChanged()
    return ok(
      presentBrand(
        {
          ...before,
          name: name ?? before.name,
          second_factor_for: sign_in?.second_factor_for ?? before.second_factor_for,
        },
        scope,
      ),
    )
  },
})

/** Whoever has the operator's token rules the machine anyway. */
function mayDemand({ brands, personId }: Scope, brandId: string): boolean {
  const roles = brands.find(({ id }) => id === brandId)?.roles ?? []
  return personId === null || roles.includes('administrator')
}

const administratorNeeded = problem(
  403,
  'administrator_needed',
  'How people sign in is said by an administrator of the brand.',
)
