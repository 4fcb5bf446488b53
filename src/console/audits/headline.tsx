import { SimpleGrid, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAudit, HelpdeskAuditReport } from '../../http/api-types.ts'
import { Counter } from '../board/counter.tsx'
import { formatLength } from '../format/duration.ts'
import { figures, formatShare } from '../format/figures.ts'
import { nameOfWeekday } from '../format/weekday.ts'
import { Section } from '../layout/section.tsx'
import classes from './audits.module.css'

interface Props {
  readonly audit: HelpdeskAudit
  readonly report: HelpdeskAuditReport
}

/** Ten seconds: what it says, what the customers' clock says, who was never answered, and when it is worst. */
export function Headline({ audit, report }: Props) {
  const { t, i18n } = useTranslation()
  const number = (value: number) => figures(i18n.language).format(value)
  const share = (value: number) => formatShare(value / 100, i18n.language)
  const { theirs, ours } = report.reconciliation
  const { worst_hour: worst, p90_seconds: p90 } = report
  const source = t(`audits.sources.${audit.helpdesk}`)
  return (
    <>
      <Section>
        {theirs.met_share !== null && ours.met_share !== null && (
          <div className={classes.pair}>
            {(
              [
                ['says', theirs.met_share],
                ['customersSay', ours.met_share],
              ] as const
            ).map(([who, met]) => (
              <div key={who}>
                <Text size="sm" c="dimmed">
                  {t(`audits.${who}`, { source })}
                </Text>
                <span className={`${classes.figure} figures ltr`}>{share(met)}</span>
                <Text size="sm" c="dimmed">
                  {t('audits.met')}
                </Text>
              </div>
            ))}
          </div>
        )}
        <Title order={2} size="h3" dir="auto">
          {t('audits.headline', {
            never: number(report.never_answered),
            neglected: number(report.neglected),
            turns: number(report.turns),
          })}
          {worst &&
            ` ${t('audits.worstHour', {
              day: nameOfWeekday(worst.weekday, i18n.language),
              hour: figures(i18n.language, { minimumIntegerDigits: 2 }).format(worst.hour),
            })}`}
        </Title>
      </Section>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        <Counter value={number(report.neglected)} label={t('audits.figure.neglected')} tone="at_risk" />
        <Counter value={number(report.hidden)} label={t('audits.figure.hidden')} />
        <Counter
          value={number(report.never_answered)}
          label={t('audits.figure.never')}
          tone={report.never_answered > 0 ? 'neglected' : 'calm'}
        />
        <Counter
          value={p90 === null ? '–' : formatLength(p90 * 1_000, i18n.language)}
          label={t('audits.figure.p90')}
        />
      </SimpleGrid>
    </>
  )
}
