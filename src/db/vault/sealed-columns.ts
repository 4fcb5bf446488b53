import type { DB } from '../schema.ts'

export interface SealedColumn {
  readonly table: keyof DB
  readonly column: string
  /** A UUID that is unique over all brands. */
  readonly id: string
}

/** Every column that holds what a vault has sealed; a test knows of all the others what they hold instead. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'helpdesk_audit', column: 'token', id: 'id' },
  { table: 'absence_feed', column: 'sealed_url', id: 'id' },
  { table: 'second_factor', column: 'sealed_secret', id: 'person_id' },
]
