import type { EntryFacts, StatementFacts } from './print-statement.ts'
import { major, minorDigits } from './credit-transfer.ts'

type Row = Readonly<Record<string, string | number | null>>

/** A statement as rows of a sheet: the balance before, every line, the balance after. Amounts are decimals with a point. */
export function statementSheet(statement: StatementFacts, entries: readonly EntryFacts[]): readonly Row[] {
  const digits = minorDigits(statement.currency)
  const row = (at: Date, kind: string, minor: number, more: Partial<EntryFacts> = {}): Row => ({
    at: at.toISOString(),
    kind,
    amount: major(minor, digits),
    currency: statement.currency,
    minutes: more.minutes ?? null,
    reason: more.reason ?? null,
    reference: more.reference ?? null,
  })
  return [
    row(statement.from_at, 'opening', statement.opening_minor),
    ...entries.map((entry) => row(entry.occurred_at, entry.kind, entry.amount_minor, entry)),
    row(statement.to_at, 'closing', statement.closing_minor),
  ]
}
