import { z } from 'zod'
import { removeShopperPlan, saveShopperPlan } from '../../../db/changes/shopper-plans.ts'
import { shopperPlan } from '../../../domain/shopper/shopper-plan.ts'
import type { BrandId } from '../../../domain/ids.ts'
import { noContent, ok, type Answer } from '../../answer.ts'
import { by } from '../../by.ts'
import type { HttpDeps } from '../../deps.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { mysteryShopper, mysteryShoppers, shopperQuery, writtenShopper } from './schema.ts'
import { presentShopper } from './present.ts'

const params = z.object({ name: shopperPlan.shape.name })
/** As many as a brand's file may have. */
const MOST = 50

const listShoppers = route({
  operation: 'mystery-shoppers.list',
  method: 'get',
  path: '/mystery-shoppers',
  summary: 'The synthetic customers of a brand: where, when and as whom they write, and when next.',
  query: shopperQuery,
  answers: { 200: { is: 'All of them.', schema: mysteryShoppers } },
  async handle(deps, { scope, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const standing = await deps.workflows.shoppers.standing(target.brand.id)
    return ok({ items: standing.shoppers.map((one) => presentShopper(one, standing, now)), next: null })
  },
})

const saveShopper = route({
  operation: 'mystery-shoppers.save',
  method: 'put',
  path: '/mystery-shoppers/:name',
  summary: 'Let a synthetic customer write to a channel, or change how it does.',
  params,
  query: shopperQuery,
  body: writtenShopper,
  answers: {
    200: { is: 'As it stands now.', schema: mysteryShopper },
    409: { is: "configured: it stands in the brand's file. too_many: there are 50 of them." },
  },
  async handle(deps, { scope, params: { name }, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const id = target.brand.id
    const { shoppers } = await deps.workflows.shoppers.standing(id)
    const before = shoppers.find(({ plan }) => plan.name === name)
    if (before?.configured) return configured(name)
    if (!before && shoppers.length >= MOST)
      return problem(409, 'too_many', `A brand has at most ${MOST} of them; remove one first.`)
    const refused = await wrongChannel(deps, id, body.channel)
    if (refused) return refused
    await saveShopperPlan(deps.db, by(deps, scope), id, { ...body, name })
    const after = await deps.workflows.shoppers.standing(id)
    return ok(
      presentShopper(
        after.shoppers.find(({ plan }) => plan.name === name)!,
        after,
        now,
      ),
    )
  },
})

const removeShopper = route({
  operation: 'mystery-shoppers.remove',
  method: 'delete',
  path: '/mystery-shoppers/:name',
  summary: 'It writes no more; put it again to undo. Its visits stay on record.',
  params,
  query: shopperQuery,
  answers: {
    204: { is: 'Removed.' },
    404: { is: 'No such shopper.' },
    409: { is: "configured: it stands in the brand's file." },
  },
  async handle(deps, { scope, params: { name } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const { shoppers } = await deps.workflows.shoppers.standing(target.brand.id)
    if (shoppers.some((one) => one.configured && one.plan.name === name)) return configured(name)
    const removed = await removeShopperPlan(deps.db, by(deps, scope), target.brand.id, name)
    return removed ? noContent : notFound('mystery shopper')
  },
})

function configured(name: string): Answer {
  return problem(409, 'configured', `"${name}" stands in the brand's file: change it there, and start again.`)
}

/** Null for a channel of the brand to which a customer can write without another house's account. */
async function wrongChannel({ workflows }: HttpDeps, brandId: BrandId, slug: string): Promise<Answer | null> {
  const found = await workflows.shoppers.canBeVisited(brandId, slug)
  if (found === 'yes') return null
  const wrong =
    found === 'unknown'
      ? 'is no channel of this brand'
      : 'takes no mail, no chat of the widget and no messages by HTTP'
  return problem(400, 'invalid_request', `In the body, "channel" ${wrong}.`, {
    errors: [{ path: 'body.channel', problem: wrong }],
  })
}

export const mysteryShopperRoutes = [listShoppers, saveShopper, removeShopper]
