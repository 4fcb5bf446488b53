import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { holdNow } from '../live/now.ts'
import { firstView } from './first-view.ts'
import { repeatTaps } from './taps.ts'

/** What was drawn longer ago is asked for anew as soon as it lives. */
const FRESH_MILLIS = 5_000

let lives = false

/**
 * For the page that stands innermost in the first view. Once it lives time goes on, and what was tapped before happens; `told`: what
 * became of this question of a tap (a path of the API) is told.
 */
export function useFirstView(told: (path: string) => void): void {
  const queryClient = useQueryClient()
  const tell = useRef(told)
  useEffect(() => {
    holdNow(null)
    repeatTaps(tell.current)
    if (!lives && performance.now() > FRESH_MILLIS)
      for (const { key } of firstView.known) void queryClient.invalidateQueries({ queryKey: key })
    lives = true
  }, [queryClient])
}
