import type { Digest } from '../../domain/digest/digest.ts'
import type { ViewTools } from './digest-view.ts'

/** What came of the decision that was adopted last, beside what was predicted; null where nothing can be said yet. */
export function achievedText(
  // A digest that was queued by the release before knows of none.
  { achieved: adopted }: Partial<Pick<Digest, 'achieved'>>,
  { t, written }: Pick<ViewTools, 't' | 'written'>,
): string | null {
  if (!adopted?.result.achieved) return null
  const { predicted, achieved } = adopted.result
  const range = ({ low, high }: { readonly low: number; readonly high: number }) =>
    low === high ? t('decision.exactly', { high }) : t('decision.range', { low, high })
  return t('decision.achieved', {
    date: written.date(adopted.adoptedAt),
    predicted: range(predicted),
    middle: achieved.middle,
    range: range(achieved),
  })
}
