import { HOUR, type Instant } from '../../domain/time/instant.ts'
import { localMinute } from '../format/moment.ts'

export interface LightStop {
  /** Share of the way through the band, 0 to 1. */
  readonly at: number
  /** 0 is deep night, 1 is full day. */
  readonly light: number
}

const noon = 13 * 60
const twilight = 0.35

/**
 * Day and night in a zone over a band of time, one stop an hour. The sun is taken to stand highest at 13:00 of the
 * clock and to be up for twelve hours: enough to see at a glance who is awake, in every season.
 */
export function daylight(from: Instant, to: Instant, zone: string): readonly LightStop[] {
  const stops: LightStop[] = []
  for (let at = from; at <= to; at += HOUR)
    stops.push({ at: (at - from) / (to - from), light: lightAt(localMinute(at, zone)) })
  return stops
}

function lightAt(minute: number): number {
  const height = Math.cos(((minute - noon) / (24 * 60)) * 2 * Math.PI)
  return Math.min(1, Math.max(0, (height + twilight) / (2 * twilight)))
}
