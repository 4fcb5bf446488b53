import type { Digest } from '../../domain/digest/digest.ts'
import type { ViewTools } from './digest-view.ts'

/** What to decide, and what that rests on. */
export function decisionText(
  { remedy, price, period }: Pick<Digest, 'remedy' | 'price' | 'period'>,
  { t, written }: Pick<ViewTools, 't' | 'written'>,
): { readonly text: string; readonly assumed: string | null } {
  if (remedy === null) return { text: t('decision.none'), assumed: null }
  if (remedy.type === 'mend') {
    const { cause, behind, of } = remedy
    return { text: t(`decision.mend.${cause}`, { behind, of }), assumed: null }
  }
  const { low, high } = remedy.prevents
  const values = {
    from: written.hour(remedy.fromHour),
    to: remedy.toHour === 24 ? written.hour(0) : written.hour(remedy.toHour),
    days: t(`decision.days.${remedy.days}`),
    range: low === high ? t('decision.exactly', { high }) : t('decision.range', { low, high }),
    of: remedy.of,
  }
  const text =
    remedy.language === null
      ? t('decision.cover', values)
      : t('decision.cover_language', { ...values, language: written.language(remedy.language) })
  const assumed = t('decision.assumed', { zone: written.zone(period.zone, period.from) })
  // A digest that was queued by the release before has no price.
  if (!price) return { text, assumed }
  const cost = t('decision.price', { hours: price.hours, sum: written.money(price) })
  return { text, assumed: `${cost} ${assumed}` }
}
