import { z } from 'zod'
import { brandQuery, channelKind, id, instant, page, pageQuery } from '../../schema.ts'

const currency = z.string().regex(/^[A-Z]{3}$/, 'a currency of ISO 4217 such as EUR')
const minor = z.int().min(0).max(100_000_000)
const day = z.iso.date()
const brand = z.string().max(64).optional()
const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must look like 22:00')

const nextPayment = z
  .object({
    amount_minor: z.int(),
    pay_on: day,
    /** Below what is paid out at once: carried on to the payment after. */
    carried_on: z.boolean(),
  })
  .nullable()

const account = z.object({
  brand: z.object({ id, name: z.string() }),
  currency: z.string(),
  /** All that is owed, whether it is final or not. */
  owed_minor: z.int(),
  payable_minor: z.int(),
  next_payment: nextPayment,
})

const underWay = z.object({
  payment_id: id,
  amount_minor: z.int(),
  currency: z.string(),
  account_ending: z.string(),
})

export const ownPay = z
  .object({
    accounts: z.array(account),
    /** Of the practice offer: no bank pays it. */
    practice_minor: z.int(),
    payout: z
      .object({ holder: z.string(), country: z.string(), account_ending: z.string(), set_at: instant })
      .nullable(),
    under_way: z.array(underWay),
    /** Work that earned nothing, and why. */
    unearned: z.array(z.object({ claim_id: id, outcome: z.string(), at: instant })),
  })
  .meta({ id: 'OwnPay' })

export const payEntry = z
  .object({
    id,
    brand: z.object({ id, name: z.string() }),
    person: z.object({ id, name: z.string() }),
    currency: z.string(),
    amount_minor: z.int(),
    kind: z.enum([
      'answer',
      'floor',
      'standby',
      'practice',
      'adjustment',
      'transfer',
      'payment',
      'payment_returned',
    ]),
    reason: z.string().nullable(),
    minutes: z.int().nullable(),
    channel_kind: channelKind.nullable(),
    claim_id: id.nullable(),
    occurred_at: instant,
    final_at: instant,
    reference: z.string().nullable(),
  })
  .meta({ id: 'PayEntry' })

export const payEntries = page(payEntry).meta({ id: 'PayEntries' })
export const payEntriesQuery = z.object({ ...pageQuery })

export const payStatement = z
  .object({
    id,
    brand: z.object({ id, name: z.string() }),
    person: z.object({ id, name: z.string() }),
    currency: z.string(),
    number: z.int(),
    from: instant,
    to: instant,
    pay_on: day,
    opening_minor: z.int(),
    closing_minor: z.int(),
  })
  .meta({ id: 'PayStatement' })

export const payStatements = z
  .object({ items: z.array(payStatement), next: z.null() })
  .meta({ id: 'PayStatements' })

export const payStatementDetail = payStatement
  .extend({ entries: z.array(payEntry) })
  .meta({ id: 'PayStatementDetail' })

export const statementQuery = z.object({
  format: z.enum(['json', 'csv', 'pdf']).default('json'),
  language: z.string().max(35).optional(),
})

export const newPayout = z.object({
  holder: z.string().trim().min(2).max(140),
  country: z.string().regex(/^[A-Z]{2}$/, 'a country of ISO 3166 such as DE'),
  iban: z.string().max(60).optional(),
  account: z.string().max(60).optional(),
  bic: z.string().max(20).optional(),
})

export const payoutSet = z
  .object({
    version: z.int(),
    /** On their way already, to the account before this one. */
    under_way: z.array(underWay),
  })
  .meta({ id: 'PayoutSet' })

export const dispute = z
  .object({
    id,
    brand: z.object({ id, name: z.string() }),
    person: z.object({ id, name: z.string() }),
    claim_id: id.nullable(),
    entry_id: id.nullable(),
    text: z.string(),
    state: z.enum(['open', 'granted', 'refused']),
    opened_at: instant,
    answer: z.string().nullable(),
    decided_at: instant.nullable(),
    amount_minor: z.int().nullable(),
    currency: z.string().nullable(),
  })
  .meta({ id: 'Dispute' })

export const disputes = z.object({ items: z.array(dispute), next: z.null() }).meta({ id: 'Disputes' })

export const newDispute = z
  .object({
    claim_id: id.optional(),
    entry_id: id.optional(),
    text: z.string().trim().min(1).max(2_000),
  })
  .refine(
    ({ claim_id, entry_id }) => (claim_id === undefined) !== (entry_id === undefined),
    'name one of: claim_id, entry_id',
  )

export const decidedDispute = z.object({
  brand,
  answer: z.string().trim().min(1).max(2_000),
  granted: z.object({ amount_minor: z.int().min(1).max(100_000_000) }).nullable(),
})

const days = z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))

export const rules = z.object({
  currency: currency.refine((code) => code !== 'XTS', 'XTS is for practice: nobody is paid in it'),
  answer_minor: minor,
  answer_minor_by_kind: z.partialRecord(channelKind, minor).optional(),
  floor_minor: minor.optional(),
  standby_minor_per_hour: minor.optional(),
  /** Pays standby minutes whole though another brand pays the same minutes of the same person; otherwise they are paid once. */
  standby_beside_others: z.boolean().optional(),
  uplifts: z
    .array(z.object({ from: time, to: time, days: days.optional(), percent: z.int().min(0).max(400) }))
    .max(20)
    .optional(),
  usual_minutes: z.number().min(0.5).max(240).optional(),
  final_after_hours: z.int().min(0).max(720).optional(),
  period: z.enum(['week', 'month']).optional(),
  pay_after_days: z.int().min(0).max(60).optional(),
  threshold_minor: minor.optional(),
  payer: z
    .object({
      name: z.string().trim().min(1).max(140),
      iban: z.string().max(60),
      bic: z.string().max(20).nullable(),
    })
    .nullable()
    .optional(),
})

export const payRules = z.object({ rules: rules.nullable() }).meta({ id: 'PayRules' })
export const newPayRules = rules.extend({ brand })
export const payRulesQuery = z.object({ ...brandQuery })

const payment = z.object({
  id,
  person: z.object({ id, name: z.string() }),
  amount_minor: z.int(),
  state: z.enum(['ordered', 'paid', 'failed']),
  reference: z.string().nullable(),
  reason: z.string().nullable(),
  account_ending: z.string(),
})

export const paymentBatch = z
  .object({
    id,
    currency: z.string(),
    pay_on: day,
    made_at: instant,
    total_minor: z.int(),
    payments: z.array(payment),
  })
  .meta({ id: 'PaymentBatch' })

export const paymentBatches = z
  .object({ items: z.array(paymentBatch), next: z.null() })
  .meta({ id: 'PaymentBatches' })

const leftOut = z.object({
  person_id: id,
  amount_minor: z.int(),
  reason: z.enum(['below_threshold', 'no_payout_account', 'payment_under_way']),
})

export const newBatch = z.object({ brand, currency, pay_on: day })
export const orderedBatch = z
  .object({ batch: paymentBatch, left_out: z.array(leftOut) })
  .meta({ id: 'OrderedBatch' })

export const settledPayment = z.object({
  brand,
  state: z.enum(['paid', 'failed']),
  /** The bank's, of a payment that is paid; the reason of one that failed. */
  note: z.string().trim().min(1).max(200),
})

export const newPaymentReport = z.object({
  brand,
  /** The file as the bank gives it. */
  xml: z.string().trim().min(1).max(1_000_000),
})

export const paymentReport = z
  .object({
    items: z.array(
      z.object({
        /** What the bank calls it. */
        about: z.string(),
        payment_id: id,
        person_id: id,
        amount_minor: z.int(),
        currency: z.string(),
        state: z.enum(['paid', 'failed']),
        note: z.string(),
        /** False where the same was known before. */
        noted: z.boolean(),
      }),
    ),
    /** What is no payment of this brand. */
    unknown: z.array(z.string()),
  })
  .meta({ id: 'PaymentReport' })
