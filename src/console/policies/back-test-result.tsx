import { Alert, SegmentedControl, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SECOND } from '../../domain/time/instant.ts'
import type { BackTestFigures, LogReport } from '../../http/api-types.ts'
import { formatLength } from '../format/duration.ts'
import { figures as numbers, formatShare } from '../format/figures.ts'
import { cityOf } from '../format/moment.ts'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { HeatTable } from '../layout/heat-table.tsx'

interface Props {
  readonly figures: BackTestFigures
  readonly current: BackTestFigures | null
  readonly log: LogReport | null
}

const shades = ['breached', 'neglected', 'hidden', 'dispatched', 'unstaffed'] as const
const totals = [
  'turns_neglected',
  'hidden_neglect',
  'dispatches',
  'dispatches_unstaffed',
  'turns_unstaffed',
] as const

/** What a draft would have brought, beside what is in force; below it by the customers' zone and hour. */
export function BackTestResult({ figures, current, log }: Props) {
  const { t, i18n } = useTranslation()
  const [shade, setShade] = useState<(typeof shades)[number]>('neglected')
  const number = (value: number) => numbers(i18n.language).format(value)
  const cells = (before: string | null, after: string) => (
    <>
      {current && <Table.Td className="figures">{before ?? '–'}</Table.Td>}
      <Table.Td className="figures" fw={600}>
        {after}
      </Table.Td>
    </>
  )
  const shown = shades.filter((one) => one !== 'unstaffed' || figures.turns_unstaffed !== null)
  return (
    <Stack gap="md">
      {log && log.broken_rows > 0 && (
        <Alert
          color="yellow"
          title={t('backTest.broken', { count: log.broken_rows, shown: number(log.broken_rows) })}
        >
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {log.first_broken.map(({ line, problem }) => (
              <li key={line}>
                {t('backTest.line', { line: number(line) })}: <bdi>{problem}</bdi>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Text size="sm" c="dimmed">
        {t('backTest.on', {
          messages: number(figures.messages),
          conversations: number(figures.conversations),
          turns: number(figures.turns),
        })}
      </Text>
      <ScrollTable
        label={t('backTest.title')}
        width={360}
        head={[
          '',
          ...(current ? [t('backTest.inForce')] : []),
          t(current ? 'backTest.draft' : 'backTest.inForce'),
        ]}
      >
        {figures.metrics.map((one) => {
          const before =
            current?.metrics.find(({ metric, group }) => metric === one.metric && group === one.group) ?? null
          return (
            <Table.Tr key={`${one.metric} ${one.group ?? ''}`}>
              <Table.Th scope="row" fw={500}>
                {t(`metric.${one.metric}`)}
                {one.group !== null && (
                  <>
                    {' · '}
                    <bdi>{one.group}</bdi>
                  </>
                )}
              </Table.Th>
              {cells(before && metricText(before), metricText(one))}
            </Table.Tr>
          )
        })}
        {totals.map((name) => {
          const after = figures[name]
          if (after === null) return null
          const before = current?.[name]
          return (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={500}>
                {t(`backTest.total.${name}`)}
              </Table.Th>
              {cells(before == null ? null : number(before), number(after))}
            </Table.Tr>
          )
        })}
      </ScrollTable>
      {figures.by_zone.length > 0 && (
        <Stack gap="xs">
          <SegmentedControl
            size="xs"
            maw="100%"
            style={{ overflowX: 'auto' }}
            aria-label={t('backTest.byHour')}
            value={shade}
            onChange={(value) => setShade(value)}
            data={shown.map((value) => ({ value, label: t(`backTest.shade.${value}`) }))}
          />
          <HeatTable
            label={t('backTest.byHour')}
            rows={figures.by_zone.map(({ zone, hours }) => ({
              name: cityOf(zone),
              counts: hours.map((hour) => hour[shade]),
              of: hours.map(({ turns }) => turns),
            }))}
            cell={({ name, hour, count, of }) =>
              t('backTest.cell', { zone: name, hour, count: number(count), turns: number(of) })
            }
          />
        </Stack>
      )}
    </Stack>
  )

  function metricText({
    met,
    breached,
    open,
    median_wait_seconds: median,
  }: BackTestFigures['metrics'][number]) {
    const kept = met + breached === 0 ? '–' : formatShare(met / (met + breached), i18n.language)
    return t('backTest.metric', {
      kept,
      met: number(met),
      breached: number(breached),
      open: number(open),
      median: median === null ? '–' : formatLength(median * SECOND, i18n.language),
    })
  }
}
