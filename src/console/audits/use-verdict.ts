import { useTranslation } from 'react-i18next'
import type { HelpdeskAuditedTicketStory } from '../../http/api-types.ts'
import { figures } from '../format/figures.ts'

type Verdict = HelpdeskAuditedTicketStory['theirs']
type Counts = HelpdeskAuditedTicketStory['later']['theirs']

/** One verdict in a word, or several as how many there are of each. */
export function useVerdict(): (said: Verdict | Counts) => string {
  const { t, i18n } = useTranslation()
  const number = (value: number) => figures(i18n.language).format(value)
  return (said) =>
    typeof said === 'string'
      ? t(`audits.verdicts.${said}`)
      : t('audits.verdictCounts', { met: number(said.met), missed: number(said.missed) })
}
