import { useDocumentVisibility, useSessionStorage } from '@mantine/hooks'
import { useCallback, useEffect } from 'react'
import type { Heartbeat, Presence } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

const beatMillis = 15_000

/**
 * Whether I am here. While I am and the page is in the foreground it says so every 15 seconds, since short offers go
 * only to people who see them; when the page goes it says that too.
 */
export function usePresence() {
  const [here, setHere] = useSessionStorage<boolean>({
    key: 'sundial.here',
    defaultValue: true,
    getInitialValueInEffect: false,
  })
  const visible = useDocumentVisibility() === 'visible'
  const present = here && visible

  useEffect(() => {
    if (!present) return
    const beat = () => void tell({ state: 'present' }).catch(() => undefined)
    beat()
    const beating = setInterval(beat, beatMillis)
    const leave = () => void tell({ state: 'away' }, true).catch(() => undefined)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(beating)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [present])

  const goAway = useCallback(
    async (until?: string) => {
      setHere(false)
      await tell({ state: 'away', ...(until === undefined ? {} : { until }) })
    },
    [setHere],
  )
  return { here, comeBack: () => setHere(true), goAway }
}

function tell(body: Heartbeat, keepalive = false): Promise<Presence> {
  return request<Presence>('/presence', { method: 'POST', body, keepalive })
}
