import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { figures } from '../format/figures.ts'
import { nameOfWeekday } from '../format/weekday.ts'
import classes from './heat-map.module.css'

const everyHours = 3

/** Neglected turns by the customers' own weekday and hour; a table to a screen reader. */
export function HeatMap({ counts }: { readonly counts: readonly (readonly number[])[] }) {
  const { t, i18n } = useTranslation()
  const highest = Math.max(1, ...counts.flat())
  const number = (value: number) => figures(i18n.language, { useGrouping: false }).format(value)
  const hour = (value: number) => figures(i18n.language, { minimumIntegerDigits: 2 }).format(value)
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('executive.heatMap')}>
      <table className={`${classes.map} figures`}>
        <thead>
          <tr>
            <td />
            {Array.from({ length: 24 }, (_, at) => (
              <th key={at} scope="col" className={at % everyHours === 0 ? undefined : classes.unmarked}>
                {hour(at)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((row, day) => (
            <tr key={day}>
              <th scope="row">{nameOfWeekday(day, i18n.language)}</th>
              {row.map((count, at) => (
                <Tooltip
                  key={at}
                  label={t('executive.heatCell', {
                    day: nameOfWeekday(day, i18n.language),
                    hour: hour(at),
                    count,
                    shown: number(count),
                  })}
                >
                  <td>
                    <div
                      className={classes.cell}
                      style={{ '--heat': `${Math.round((count / highest) * 100)}%` } as React.CSSProperties}
                    >
                      <span className={classes.figure}>{number(count)}</span>
                    </div>
                  </td>
                </Tooltip>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
