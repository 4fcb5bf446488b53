import { z } from 'zod'
import { id, instant } from '../../schema.ts'

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

export const customerFound = z
  .object({
    items: z.array(
      z.object({
        id,
        brand_id: id,
        name: z.string().nullable(),
        first_seen_at: instant,
        /** Conversations whose words are still kept. */
        conversations: z.int(),
      }),
    ),
  })
  .meta({ id: 'CustomersFound' })

export const customerExport = z
  .object({ customer: z.unknown(), conversations: z.array(z.unknown()) })
  .meta({ id: 'CustomerExport' })

export const forgetting = z.object({
  /** A word of yours for the audit, such as a case number; nothing of the customer's. */
  reason: z.string().trim().min(1).max(200),
})

export const forgotten = z
  .object({ conversations: z.int(), messages: z.int(), attachments: z.int() })
  .meta({ id: 'Forgotten' })
