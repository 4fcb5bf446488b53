import { useState, type PointerEvent } from 'react'
import type { Instant } from '../../domain/time/instant.ts'

const quarter = 15 * 60_000

interface Drag {
  readonly personId: string
  readonly start: number
  readonly end: number
}

/** A stretch of somebody's lane, drawn with the pointer; `onDraw` gets it in whole quarters of an hour. */
export function useStretch(
  from: Instant,
  to: Instant,
  onDraw: (personId: string, from: Instant, to: Instant) => void,
) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const instantAt = (share: number) => Math.round((from + share * (to - from)) / quarter) * quarter
  const lane = (personId: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const share = shareOf(event)
      setDrag({ personId, start: share, end: share })
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (drag?.personId === personId) setDrag({ ...drag, end: shareOf(event) })
    },
    onPointerCancel: () => setDrag(null),
    onPointerUp: () => {
      if (!drag) return
      setDrag(null)
      const [first, last] = [
        instantAt(Math.min(drag.start, drag.end)),
        instantAt(Math.max(drag.start, drag.end)),
      ]
      if (last - first >= quarter) onDraw(drag.personId, first, last)
    },
  })
  const drawn = drag && {
    personId: drag.personId,
    from: Math.min(drag.start, drag.end),
    to: Math.max(drag.start, drag.end),
  }
  return { lane, drawn }
}

/** How far along the lane, 0 where it begins, in whichever direction one reads. */
function shareOf(event: PointerEvent<HTMLElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect()
  const share = Math.min(1, Math.max(0, (event.clientX - left) / width))
  return getComputedStyle(event.currentTarget).direction === 'rtl' ? 1 - share : share
}
