/** What the audit is narrowed to, kept in the address so that it can be sent to somebody. */
export interface AuditSearch {
  readonly person?: string
  readonly area?: string
  /** Local days, `2026-11-24`; both are included. */
  readonly from?: string
  readonly to?: string
  readonly subject?: string
}

const keys = ['person', 'area', 'from', 'to', 'subject'] as const

export function auditSearch(search: Record<string, unknown>): AuditSearch {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = search[key]
      return typeof value === 'string' && value !== '' ? [[key, value]] : []
    }),
  )
}
