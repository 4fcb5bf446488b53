import { SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAuditReport } from '../../http/api-types.ts'
import { formatLength } from '../format/duration.ts'
import { figures } from '../format/figures.ts'
import { nameOfWeekday } from '../format/weekday.ts'
import { HeatTable } from '../layout/heat-table.tsx'
import { Section } from '../layout/section.tsx'

type Channel = HelpdeskAuditReport['channels'][number]

/** Channel by channel: when customers were neglected, and how many people would have answered in time. */
export function ChannelWeeks({ report }: { readonly report: HelpdeskAuditReport }) {
  const { t } = useTranslation()
  const { channels } = report
  const [chosen, setChosen] = useState<string | null>(null)
  const channel = channels.find(({ kind }) => kind === chosen) ?? channels[0]
  if (!channel) return null
  return (
    <Section
      title={t('audits.byChannel')}
      actions={
        channels.length > 1 && (
          <SegmentedControl
            aria-label={t('audits.channel')}
            value={channel.kind}
            onChange={setChosen}
            data={channels.map(({ kind }) => ({ value: kind, label: t(`channelKind.${kind}`) }))}
          />
        )
      }
    >
      <ChannelWeek key={channel.kind} channel={channel} zone={report.time_zone} />
    </Section>
  )
}

function ChannelWeek({ channel, zone }: { readonly channel: Channel; readonly zone: string }) {
  const { t, i18n } = useTranslation()
  const number = (value: number) => figures(i18n.language).format(value)
  const target = formatLength(channel.target_seconds * 1_000, i18n.language)
  const rows = (grid: readonly (readonly number[])[]) =>
    grid.map((counts, day) => ({ name: nameOfWeekday(day, i18n.language), counts }))
  const most = Math.max(0, ...channel.people_needed.flat())
  return (
    <Stack gap="lg">
      <div>
        <Text mb="xs">
          {t('audits.channelText', {
            neglected: number(channel.neglected),
            turns: number(channel.turns),
            target,
          })}
        </Text>
        <HeatTable
          label={t('audits.neglectedByHour')}
          rows={rows(channel.neglected_by_hour)}
          cell={({ name, hour, count }) =>
            t('audits.neglectedCell', { day: name, hour, shown: number(count) })
          }
        />
      </div>
      <div>
        <Text mb="xs">{t('audits.peopleText', { target, most: number(most), zone })}</Text>
        <HeatTable
          label={t('audits.peopleByHour')}
          rows={rows(channel.people_needed)}
          cell={({ name, hour, count }) => t('audits.peopleCell', { day: name, hour, shown: number(count) })}
        />
      </div>
    </Stack>
  )
}
