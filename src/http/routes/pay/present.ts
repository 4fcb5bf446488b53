import type { z } from 'zod'
import type { BatchRow, DisputeRow, EntryRow, StatementRow } from '../../../db/read/pay.ts'
import { channelKind } from '../../schema.ts'
import type { dispute, payEntry, paymentBatch, payStatement } from './schema.ts'

export function presentEntry(row: EntryRow): z.output<typeof payEntry> {
  return {
    id: row.id,
    brand: { id: row.brand_id, name: row.brand_name },
    person: { id: row.person_id, name: row.person_name },
    currency: row.currency,
    amount_minor: row.amount_minor,
    kind: row.kind,
    reason: row.reason,
    minutes: row.minutes,
    channel_kind: channelKind.nullable().catch(null).parse(row.channel_kind),
    claim_id: row.claim_id,
    occurred_at: row.occurred_at.toISOString(),
    final_at: row.final_at.toISOString(),
    reference: row.reference,
  }
}

export function presentStatement(row: StatementRow): z.output<typeof payStatement> {
  return {
    id: row.id,
    brand: { id: row.brand_id, name: row.brand_name },
    person: { id: row.person_id, name: row.person_name },
    currency: row.currency,
    number: row.number,
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
    pay_on: row.pay_on,
    opening_minor: row.opening_minor,
    closing_minor: row.closing_minor,
  }
}

export function presentDispute(row: DisputeRow): z.output<typeof dispute> {
  return {
    id: row.id,
    brand: { id: row.brand_id, name: row.brand_name },
    person: { id: row.person_id, name: row.person_name },
    claim_id: row.claim_id,
    entry_id: row.entry_id,
    text: row.text,
    state: row.state,
    opened_at: row.opened_at.toISOString(),
    answer: row.answer,
    decided_at: row.decided_at?.toISOString() ?? null,
    amount_minor: row.amount_minor,
    currency: row.currency,
  }
}

export function presentBatch(row: BatchRow): z.output<typeof paymentBatch> {
  return {
    id: row.id,
    currency: row.currency,
    pay_on: row.pay_on,
    made_at: row.made_at.toISOString(),
    total_minor: row.payments.reduce((sum, { amount_minor }) => sum + amount_minor, 0),
    payments: row.payments.map((one) => ({
      id: one.id,
      person: { id: one.person_id, name: one.person_name },
      amount_minor: one.amount_minor,
      state: one.state,
      reference: one.reference,
      reason: one.reason,
      account_ending: (one.iban ?? one.account ?? '').slice(-4),
    })),
  }
}
