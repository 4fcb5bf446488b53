import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FiguresSearch } from '../figures/figures-search.ts'
import { figures } from '../format/figures.ts'
import { nameOfWeekday } from '../format/weekday.ts'
import { HeatTable } from '../layout/heat-table.tsx'

interface Props {
  readonly counts: readonly (readonly number[])[]
  readonly period: Pick<FiguresSearch, 'from' | 'to'>
}

/** Neglected turns by the customers' own weekday and hour, each cell with the way to its waits. */
export function HeatMap({ counts, period }: Props) {
  const { t, i18n } = useTranslation()
  const number = (value: number) => figures(i18n.language, { useGrouping: false }).format(value)
  return (
    <HeatTable
      label={t('executive.heatMap')}
      rows={counts.map((row, day) => ({ name: nameOfWeekday(day, i18n.language), counts: row }))}
      cell={({ name, hour, count }) =>
        t('executive.heatCell', { day: name, hour, count, shown: number(count) })
      }
      open={(figure, day, hour) => (
        <Link
          to="/figures"
          search={{ ...period, figure: 'neglected', hour: day * 24 + hour }}
          aria-label={t('executive.heatCell', {
            day: nameOfWeekday(day, i18n.language),
            hour,
            count: counts[day]?.[hour] ?? 0,
            shown: number(counts[day]?.[hour] ?? 0),
          })}
        >
          {figure}
        </Link>
      )}
    />
  )
}
