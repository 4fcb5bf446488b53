/** What a bank says of one payment, or of every payment of one file. */
export interface ReportedPayment {
  readonly about: { readonly endToEndId: string } | { readonly messageId: string }
  readonly outcome:
    | { readonly state: 'paid'; readonly reference: string }
    | { readonly state: 'failed'; readonly reason: string }
}

/** A bank's report that was read, or why it could not be. */
export type ReadReport =
  | { readonly ok: true; readonly payments: readonly ReportedPayment[] }
  | { readonly ok: false; readonly problem: string }
