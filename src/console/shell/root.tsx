import { Outlet } from '@tanstack/react-router'
import { useEffect, useState, type ComponentType } from 'react'
import { whenIdle } from '../live/when-idle.ts'

/** What every page has, signed in or not. */
export function Root() {
  const Notices = useNotices()
  return (
    <>
      <Outlet />
      {Notices && <Notices />}
    </>
  )
}

const again = 5_000

/** Comes when the first page stands there, and is asked for again while the line is down; what was to be told before is told then. */
function useNotices(): ComponentType | null {
  const [loaded, setLoaded] = useState<{ readonly Notices: ComponentType } | null>(null)
  useEffect(() => {
    const load = () => void import('./notices.tsx').then(setLoaded, () => setTimeout(load, again))
    whenIdle(load)
  }, [])
  return loaded?.Notices ?? null
}
