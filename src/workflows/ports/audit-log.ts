import type { BrandId, PersonId } from '../../domain/ids.ts'

/** Who changed what, before and after. */
export interface AuditEntry {
  readonly id: string
  readonly brandId: BrandId
  /** Null for a program of the operator's. */
  readonly personId: PersonId | null
  /** `policy.order`, `clocks.retarget` ... */
  readonly action: string
  /** Id of what was changed. */
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
}

export interface AuditLog {
  add(entry: AuditEntry): Promise<void>
}
