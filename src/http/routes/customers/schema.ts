import { z } from 'zod'
import { id } from '../../schema.ts'

const value = z.union([z.string().max(500), z.number(), z.boolean(), z.null()])

export const customerFacts = z.object({
  brand: z.string().max(64).optional(),
  /** The address or handle from which the customer writes. */
  address: z.string().trim().min(1).max(320),
  /** Null forgets one. */
  facts: z.record(z.string().min(1).max(64), value),
})

export const knownFacts = z
  .object({ customer_id: id, facts: z.record(z.string(), z.unknown()) })
  .meta({ id: 'CustomerFacts' })

export const customerChange = z.object({
  segment: z.string().trim().min(1).max(100).nullable(),
})

export const changedCustomer = z
  .object({
    id,
    segment: z.string().nullable(),
    /** Of this customer, that go on. */
    conversations: z.int(),
  })
  .meta({ id: 'ChangedCustomer' })
