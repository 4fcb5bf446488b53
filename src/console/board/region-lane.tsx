import { Tooltip, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../domain/time/instant.ts'
import { useZone } from '../api/session.ts'
import { figures } from '../format/figures.ts'
import { cityOf, formatClock } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'
import type { Lane, Span } from './day-lanes.ts'
import classes from './day-band.module.css'
import { Sky } from './sky.tsx'

interface Props {
  readonly lane: Lane
  readonly from: Instant
  readonly to: Instant
}

/** One zone: its sky, and bars where its people are on duty. */
export function RegionLane({ lane, from, to }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const at = useNow(60_000)
  const clock = (share: number) => formatClock(from + share * (to - from), zone, i18n.language)
  const words = ({ from: start, to: end, names }: Span) =>
    t('day.span', { from: clock(start), to: clock(end), names: names.join(', ') })
  return (
    <>
      <div className={classes.label}>
        <bdi>{cityOf(lane.zone)}</bdi>
        <span className={`${classes.local} figures ltr`}>{formatClock(at, lane.zone, i18n.language)}</span>
      </div>
      <div className={classes.lane}>
        <Sky light={lane.light} />
        {lane.spans.map((span) => (
          <Tooltip key={span.from} label={words(span)} multiline maw={320}>
            <div
              className={`${classes.span} figures`}
              style={{ insetInlineStart: `${span.from * 100}%`, width: `${(span.to - span.from) * 100}%` }}
            >
              <span aria-hidden>{figures(i18n.language).format(span.people)}</span>
              <VisuallyHidden>{words(span)}</VisuallyHidden>
            </div>
          </Tooltip>
        ))}
      </div>
    </>
  )
}
