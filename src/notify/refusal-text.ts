import type { Translate } from '../i18n/translate.ts'
import type { ButtonOutcome } from '../workflows/dispatch/answer-button.ts'

/** What somebody is told who asked for work and did not get it; null when they did, or said no. */
export function refusalText(outcome: ButtonOutcome, t: Translate): string | null {
  if (outcome.type !== 'refused') return null
  const name = 'byName' in outcome ? (outcome.byName ?? t('refused.somebody')) : ''
  return t(`refused.${outcome.reason}`, { name })
}
