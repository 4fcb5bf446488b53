import { Text, Tooltip, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../domain/time/instant.ts'
import { useZone } from '../api/session.ts'
import classes from '../board/day-band.module.css'
import { HourAxis } from '../board/hour-axis.tsx'
import { Sky } from '../board/sky.tsx'
import { cityOf, formatClock } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'
import type { PersonLane } from './roster-lanes.ts'
import { useStretch } from './use-stretch.ts'

interface Props {
  readonly people: readonly PersonLane[]
  readonly from: Instant
  readonly to: Instant
  /** A stretch was drawn on somebody's lane. */
  readonly onDraw: (personId: string, from: Instant, to: Instant) => void
}

/** One lane for each person: the sky where they are, and their shifts in the reader's and their own time. */
export function RosterTimeline({ people, from, to, onDraw }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const at = useNow(60_000)
  const { lane, drawn } = useStretch(from, to, onDraw)
  if (people.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('roster.nobodyToday')}
      </Text>
    )
  const clock = (instant: string, where: string) => formatClock(Date.parse(instant), where, i18n.language)
  return (
    <div
      className={`${classes.lanes} ${classes.colours}`}
      style={{ '--label': '190px' } as React.CSSProperties}
    >
      {people.map(({ personId, name, zone: theirs, light, spans }) => (
        <div key={personId} style={{ display: 'contents' }}>
          <div className={classes.label}>
            <bdi>{name}</bdi>
            <span className={classes.local}>
              <bdi>{cityOf(theirs)}</bdi>
            </span>
          </div>
          <div
            data-lane={name}
            className={classes.lane}
            style={{ cursor: 'crosshair', touchAction: 'pan-y' }}
            {...lane(personId)}
          >
            <Sky light={light} />
            {drawn?.personId === personId && (
              <div
                className={classes.drawn}
                style={{
                  insetInlineStart: `${drawn.from * 100}%`,
                  width: `${(drawn.to - drawn.from) * 100}%`,
                }}
              />
            )}
            {spans.map((span) => {
              const words = t('roster.span', {
                from: clock(span.fromAt, zone),
                to: clock(span.toAt, zone),
                theirFrom: clock(span.fromAt, theirs),
                theirTo: clock(span.toAt, theirs),
                city: cityOf(theirs),
              })
              return (
                <Tooltip key={span.from} label={words}>
                  <div
                    className={classes.span}
                    style={{
                      insetInlineStart: `${span.from * 100}%`,
                      width: `${(span.to - span.from) * 100}%`,
                    }}
                  >
                    <VisuallyHidden>{words}</VisuallyHidden>
                  </div>
                </Tooltip>
              )
            })}
          </div>
        </div>
      ))}
      <HourAxis from={from} to={to} />
      {at >= from && at <= to && (
        <div className={classes.plot} aria-hidden>
          <div
            className={classes.now}
            style={{ insetInlineStart: `${((at - from) / (to - from)) * 100}%` }}
          />
        </div>
      )}
    </div>
  )
}
