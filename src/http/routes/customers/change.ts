import { z } from 'zod'
import { brandOfCustomer } from '../../../db/read/customers.ts'
import type { BrandId, CustomerId } from '../../../domain/ids.ts'
import { ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { changedCustomer, customerChange } from './schema.ts'

export const changeCustomer = route({
  operation: 'customers.change',
  method: 'patch',
  path: '/customers/:id',
  summary:
    'Say to which segment a customer belongs; where another policy matches now, their running clocks follow it.',
  params: z.object({ id }),
  body: customerChange,
  answers: {
    200: { is: 'The customer, and how many conversations were looked at.', schema: changedCustomer },
    404: { is: 'No such customer.' },
  },
  async handle({ db, workflows }, { scope, params, body: { segment } }) {
    const brandId = await brandOfCustomer(db, brandIds(scope), params.id)
    if (brandId === null) return notFound('customer')
    const outcome = await workflows.conversations.changeSegment({
      brandId: brandId as BrandId,
      customerId: params.id as CustomerId,
      personId: scope.personId,
      segment,
    })
    if (outcome.type === 'refused') return notFound('customer')
    return ok({ id: params.id, segment, conversations: outcome.conversations })
  },
})
