import { useTranslation } from 'react-i18next'
import { figures } from '../format/figures.ts'
import { nameOfWeekday } from '../format/weekday.ts'
import { HeatTable } from '../layout/heat-table.tsx'

/** Neglected turns by the customers' own weekday and hour. */
export function HeatMap({ counts }: { readonly counts: readonly (readonly number[])[] }) {
  const { t, i18n } = useTranslation()
  const number = (value: number) => figures(i18n.language, { useGrouping: false }).format(value)
  return (
    <HeatTable
      label={t('executive.heatMap')}
      rows={counts.map((row, day) => ({ name: nameOfWeekday(day, i18n.language), counts: row }))}
      cell={({ name, hour, count }) =>
        t('executive.heatCell', { day: name, hour, count, shown: number(count) })
      }
    />
  )
}
