import { useEffect, useState } from 'react'
import type { Instant, Millis } from '../../domain/time/instant.ts'
import { now } from './now.ts'
import { onTick } from './ticker.ts'

/** The server's time, renewed when another `every` milliseconds have begun. */
export function useNow(every: Millis = 1_000): Instant {
  const [at, setAt] = useState(now)
  useEffect(
    () =>
      onTick((tick) =>
        setAt((last) => (Math.floor(tick / every) === Math.floor(last / every) ? last : tick)),
      ),
    [every],
  )
  return at
}
