import type { OfferPageRow } from '../../../db/read/offer-page.ts'
import type { Instant } from '../../../domain/time/instant.ts'

/** What an offer's page is about now. */
export type OfferView =
  | { readonly state: 'free'; readonly runOut: boolean }
  | { readonly state: 'yours'; readonly replyBy: Date }
  | {
      readonly state: 'answering'
      readonly delivery: 'queued' | 'handed_over' | 'failed'
      readonly error: string | null
    }
  | { readonly state: 'taken'; readonly by: string }
  | { readonly state: 'declined' | 'handed_back' | 'over' }

/** Work that is still free may be claimed though the offer has run out. */
export function offerView(row: OfferPageRow, now: Instant): OfferView {
  const { reply_state, own_claim } = row
  const answered = own_claim === 'active' || own_claim === 'answered'
  if (answered && reply_state !== null && (reply_state !== 'failed' || own_claim === 'answered'))
    return { state: 'answering', delivery: reply_state, error: row.reply_error }
  if (row.holder_id === row.person_id && row.reply_by) return { state: 'yours', replyBy: row.reply_by }
  if (row.holder_id !== null) return { state: 'taken', by: row.holder_name ?? '' }
  if (row.waiting_since === null) return { state: 'over' }
  if (row.offer_state === 'declined') return { state: 'declined' }
  if (own_claim === 'handed_back') return { state: 'handed_back' }
  if (row.offer_state === 'withdrawn') return { state: 'over' }
  return { state: 'free', runOut: row.offer_state === 'expired' || row.expires_at.getTime() < now }
}
