import { Badge, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RemedyTrial } from '../../http/api-types.ts'
import { rolesOf, useSession, useZone } from '../api/session.ts'
import { figures } from '../format/figures.ts'
import { nameOfLanguage } from '../format/language.ts'
import { cityOf, formatClock, formatDay } from '../format/moment.ts'
import { Section } from '../layout/section.tsx'
import { Adopt } from './adopt.tsx'

interface Props {
  readonly brand: string
  readonly trial: RemedyTrial
}

/** One remedy: what it is, what was predicted of it, and what came of it. */
export function Trial({ brand, trial }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const roles = rolesOf(useSession())
  const { remedy, adopted_at: adoptedAt, predicted, achieved } = trial
  const number = (value: number) => figures(i18n.language).format(value)
  const day = (at: string) => formatDay(Date.parse(at), zone, i18n.language)
  const range = ({ low, high }: { readonly low: number; readonly high: number }) =>
    low === high ? number(high) : t('remedy.range', { low: number(low), high: number(high) })
  const clock = (hour: number) => formatClock((hour % 24) * 3_600_000, 'UTC', i18n.language)
  const title =
    remedy.type === 'mend'
      ? t('remedy.mend', { cause: t(`cause.${remedy.cause}`) })
      : t('remedy.cover', {
          from: clock(remedy.fromHour),
          to: clock(remedy.toHour),
          city: cityOf(remedy.zone),
        })
  const promised = remedy.type === 'mend' ? { low: remedy.behind, high: remedy.behind } : remedy.prevents
  return (
    <Section
      title={title}
      actions={
        <Badge variant="default" tt="none" fw={500}>
          {adoptedAt === null ? t('remedy.draft') : t('remedy.since', { date: day(adoptedAt) })}
        </Badge>
      }
    >
      {remedy.type === 'cover' && (
        <Text size="sm">
          {t(`remedy.days.${remedy.days}`)}
          {remedy.language !== null && ` · ${nameOfLanguage(remedy.language, i18n.language)}`}
        </Text>
      )}
      <Text size="sm" className="figures">
        {t('remedy.found', {
          from: day(trial.from),
          to: day(new Date(Date.parse(trial.to) - 1).toISOString()),
          range: range(promised),
          of: number(remedy.of),
        })}
      </Text>
      {predicted && (
        <Text size="sm" className="figures" fw={600}>
          {achieved
            ? t('remedy.achieved', {
                predicted: range(predicted),
                middle: number(achieved.middle),
                range: range(achieved),
              })
            : t('remedy.nothingYet')}
        </Text>
      )}
      {adoptedAt === null && (roles.has('lead') || roles.has('administrator')) && (
        <Adopt brand={brand} trial={trial} />
      )}
    </Section>
  )
}
