import { useEffect, useRef, type RefObject } from 'react'

/** What the reader does to look elsewhere. */
const looking = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

/**
 * Keeps the end of what grows in sight: now, and while parts above it still arrive, until the reader looks elsewhere.
 * `count` is how many entries there are; a new one is brought into sight again. Short lists, of two entries, stay put.
 */
export function useEndInSight(count: number): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (count <= 2) return
    const show = () => end.current?.scrollIntoView({ block: 'nearest' })
    const growing = new ResizeObserver(show)
    const leave = () => {
      growing.disconnect()
      for (const deed of looking) removeEventListener(deed, leave)
    }
    show()
    growing.observe(document.body)
    for (const deed of looking) addEventListener(deed, leave, { passive: true })
    return leave
  }, [count])
  return end
}
