import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useZone } from '../api/session.ts'
import { formatLength } from '../format/duration.ts'
import { formatClockSeconds } from '../format/moment.ts'
import type { Strip } from './clock-strip.ts'
import classes from './clock-strip.module.css'

/** A clock's life as a strip: run, paused, past due, left; small marks where a step was due. */
export function ClockStrip({ strip }: { readonly strip: Strip }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const { from, to, due, segments, marks } = strip
  const share = (at: number) => `${((at - from) / (to - from)) * 100}%`
  const time = (at: number) => formatClockSeconds(at, zone, i18n.language)
  const words = segments.map((segment) =>
    t(`strip.${segment.state}`, {
      from: time(segment.from),
      to: time(segment.to),
      length: formatLength(segment.to - segment.from, i18n.language),
    }),
  )
  return (
    <div className={classes.strip} role="img" aria-label={words.join('. ')}>
      <div className={classes.bar}>
        {segments.map((segment, index) => (
          <Tooltip key={segment.from} label={words[index]}>
            <div
              className={classes.segment}
              data-state={segment.state}
              style={{ flexGrow: segment.to - segment.from }}
            />
          </Tooltip>
        ))}
      </div>
      {marks.map(({ at, name, fired }) => (
        <Tooltip key={name} label={t(fired ? 'strip.fired' : 'strip.ahead', { name, at: time(at) })}>
          <div
            className={classes.mark}
            data-fired={fired || undefined}
            style={{ insetInlineStart: share(at) }}
          />
        </Tooltip>
      ))}
      {due !== null && <div className={classes.due} style={{ insetInlineStart: share(due) }} />}
      <div className={`${classes.ends} figures`} aria-hidden>
        <span>{time(from)}</span>
        <span>{time(to)}</span>
      </div>
    </div>
  )
}
