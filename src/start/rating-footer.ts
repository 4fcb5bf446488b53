import { signRatingLink } from '../domain/admission/rating-link.ts'
import { translator } from '../i18n/translate.ts'
import type { DeliverReplyDeps } from '../workflows/replies/deliver-reply.ts'

/** The question at the end of an answer by mail, in the customer's language where this house speaks it. */
export function ratingFooter(baseUrl: string, secret: string): NonNullable<DeliverReplyDeps['askRating']> {
  return ({ brandId, messageId }, language) =>
    `${translator(language ?? 'en', 'rating')('rating.footer')}\n${baseUrl}/rate/${signRatingLink({ brandId, messageId }, secret)}`
}
