/** What the benchmark says to the process of the customers, and what it hears back. Times are milliseconds since 1970. */
export type Order =
  | { readonly type: 'open' }
  | { readonly type: 'write'; readonly messages: number; readonly gap: number }
  | { readonly type: 'end' }

export type Report =
  | { readonly type: 'opened'; readonly lines: number; readonly ms: number }
  | { readonly type: 'written'; readonly messages: readonly Written[] }
  | { readonly type: 'shown'; readonly messageId: string; readonly at: number }

export interface Written {
  readonly sentAt: number
  readonly acceptedAt: number
  readonly messageId: string
}

/** Two processes of one machine share this clock. */
export function clock(): number {
  return performance.timeOrigin + performance.now()
}
