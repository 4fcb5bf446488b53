import { useTranslation } from 'react-i18next'
import { HOUR, type Instant } from '../../domain/time/instant.ts'
import { useZone } from '../api/session.ts'
import { formatClock } from '../format/moment.ts'
import classes from './day-band.module.css'

const everyHours = 3

export function HourAxis({ from, to }: { readonly from: Instant; readonly to: Instant }) {
  const { i18n } = useTranslation()
  const zone = useZone()
  const marks: Instant[] = []
  for (let at = from; at < to; at += everyHours * HOUR) marks.push(at)
  return (
    <>
      <div />
      <div className={`${classes.axis} figures`} aria-hidden>
        {marks.map((at) => (
          <span key={at} style={{ insetInlineStart: `${((at - from) / (to - from)) * 100}%` }}>
            {formatClock(at, zone, i18n.language)}
          </span>
        ))}
      </div>
    </>
  )
}
