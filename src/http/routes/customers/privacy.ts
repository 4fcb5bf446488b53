import { z } from 'zod'
import { audit } from '../../../db/changes/audit.ts'
import { exportCustomer } from '../../../db/read/customer-export.ts'
import { brandOfCustomer, findCustomers } from '../../../db/read/customers.ts'
import type { BrandId, CustomerId } from '../../../domain/ids.ts'
import { ok } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { customerExport, customerFound, forgetting, forgotten } from './schema.ts'

export const findCustomer = route({
  operation: 'customers.find',
  method: 'get',
  path: '/customers',
  summary: 'Who writes from an address or under a handle, over all brands in reach.',
  query: z.object({ address: z.string().trim().min(1).max(320) }),
  answers: { 200: { is: 'The customers; none is an empty list.', schema: customerFound } },
  async handle({ db }, { scope, query: { address } }) {
    return ok({ items: [...(await findCustomers(db, brandIds(scope), address))] })
  },
})

export const exportOfCustomer = route({
  operation: 'customers.export',
  method: 'get',
  path: '/customers/:id/export',
  summary: 'Everything that is kept of a customer, for them to have. That it was read is kept in the audit.',
  params: z.object({ id }),
  answers: {
    200: { is: 'What is kept.', schema: customerExport },
    404: { is: 'No such customer.' },
  },
  async handle(deps, { scope, params }) {
    const brandId = await brandOfCustomer(deps.db, brandIds(scope), params.id)
    const found = brandId === null ? null : await exportCustomer(deps.db, brandId, params.id)
    if (brandId === null || found === null) return notFound('customer')
    await audit(deps.db, by(deps, scope), { brandId, action: 'customer.export', subject: params.id })
    return ok({ ...found, conversations: [...found.conversations] })
  },
})

export const forgetCustomer = route({
  operation: 'customers.forget',
  method: 'post',
  path: '/customers/:id/forget',
  summary:
    'Forget a customer for good: words, files, names and addresses go from every table, numbers stay. There is no way back.',
  params: z.object({ id }),
  body: forgetting,
  answers: {
    200: { is: 'How much was forgotten.', schema: forgotten },
    404: { is: 'No such customer.' },
  },
  async handle({ db, workflows }, { scope, params, body: { reason } }) {
    const brandId = await brandOfCustomer(db, brandIds(scope), params.id)
    if (brandId === null) return notFound('customer')
    const outcome = await workflows.forgetCustomer({
      brandId: brandId as BrandId,
      customerId: params.id as CustomerId,
      personId: scope.personId,
      reason,
    })
    if (outcome.type === 'refused') return notFound('customer')
    const { conversations, messages, attachments } = outcome
    return ok({ conversations, messages, attachments })
  },
})
