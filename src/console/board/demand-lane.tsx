import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../domain/time/instant.ts'
import { useZone } from '../api/session.ts'
import { figures } from '../format/figures.ts'
import { formatClock } from '../format/moment.ts'
import classes from './day-band.module.css'
import type { DemandBar } from './day-demand.ts'

interface Props {
  readonly bars: readonly DemandBar[]
  readonly from: Instant
  readonly to: Instant
}

/** What customers are expected to need, hour by hour; hatched where nobody would be there. */
export function DemandLane({ bars, from, to }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const clock = (share: number) => formatClock(from + share * (to - from), zone, i18n.language)
  const number = figures(i18n.language, { maximumFractionDigits: 1 })
  const words = (bar: DemandBar) =>
    t(bar.gap ? 'day.demandGap' : 'day.demandHour', {
      from: clock(bar.from),
      to: clock(bar.to),
      expected: number.format(bar.expected),
    })
  return (
    <>
      <div className={classes.label}>{t('day.demand')}</div>
      <div
        className={classes.demand}
        role="img"
        aria-label={[t('day.demand'), ...bars.filter(({ gap }) => gap).map(words)].join('. ')}
      >
        {bars.map((bar) => (
          <Tooltip key={bar.from} label={words(bar)}>
            <div
              className={classes.hour}
              style={{ insetInlineStart: `${bar.from * 100}%`, width: `${(bar.to - bar.from) * 100}%` }}
            >
              <div
                className={classes.bar}
                data-gap={bar.gap || undefined}
                style={{ height: `${Math.max(3, bar.height * 100)}%` }}
              />
            </div>
          </Tooltip>
        ))}
      </div>
    </>
  )
}
