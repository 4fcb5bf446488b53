import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { figures } from '../format/figures.ts'
import classes from './heat-table.module.css'

const everyHours = 3

interface Row {
  readonly name: string
  /** One for each hour of the day, midnight first. */
  readonly counts: readonly number[]
  /** How many there were in all, where that matters. */
  readonly of?: readonly number[]
}

interface Cell {
  readonly name: string
  /** As the reader writes it. */
  readonly hour: string
  readonly count: number
  readonly of: number
}

interface Props {
  readonly label: string
  readonly rows: readonly Row[]
  /** A cell in words. */
  readonly cell: (cell: Cell) => string
  /** Lays the way to what a cell counts over its figure; rows and hours count from 0. */
  readonly open?: (figure: ReactNode, row: number, hour: number) => ReactNode
}

/** Counts by hour of the day as shades; a table to a screen reader. */
export function HeatTable({ label, rows, cell, open }: Props) {
  const { i18n } = useTranslation()
  const highest = Math.max(1, ...rows.flatMap(({ counts }) => counts))
  const number = (value: number) => figures(i18n.language, { useGrouping: false }).format(value)
  const hour = (value: number) => figures(i18n.language, { minimumIntegerDigits: 2 }).format(value)
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
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
          {rows.map(({ name, counts, of }, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {counts.map((count, at) => (
                <Tooltip key={at} label={cell({ name, hour: hour(at), count, of: of?.[at] ?? count })}>
                  <td>
                    <div
                      className={classes.cell}
                      style={{ '--heat': `${Math.round((count / highest) * 100)}%` } as React.CSSProperties}
                    >
                      {(count > 0 && open ? open : bare)(
                        <span className={classes.figure}>{number(count)}</span>,
                        row,
                        at,
                      )}
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

function bare(figure: ReactNode): ReactNode {
  return figure
}
