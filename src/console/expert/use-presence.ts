import { useDocumentVisibility, useSessionStorage } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import type { Heartbeat, Presence } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

const key = 'sundial.here'

/** In this tab, before it was opened anew. */
export function saidToBeAway(): boolean {
  return sessionStorage.getItem(key) === 'false'
}

const beatMillis = 15_000

/**
 * Whether I am here. While I am and the page is in the foreground it says so every 15 seconds, since short offers go
 * only to people who see them; when the page goes it says that too.
 */
export function usePresence() {
  const [here, setHere] = useSessionStorage<boolean>({
    key,
    defaultValue: true,
    getInitialValueInEffect: false,
  })
  const visible = useDocumentVisibility() === 'visible'
  const present = here && visible
  const said = useRef(false)

  useEffect(() => {
    if (!present) return
    said.current = false
    const beat = () => void tell({ state: 'present' }).catch(() => undefined)
    const leave = () => {
      if (!said.current) void tell({ state: 'away' }, true).catch(() => undefined)
      said.current = true
    }
    beat()
    const beating = setInterval(beat, beatMillis)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(beating)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [present])

  return {
    here,
    comeBack: () => setHere(true),
    /** Away from now on; with `until` nobody asks before then. */
    goAway: (until?: string) => {
      said.current = true
      setHere(false)
      void tell({ state: 'away', ...(until === undefined ? {} : { until }) }).catch(() => undefined)
    },
  }
}

function tell(body: Heartbeat, keepalive = false): Promise<Presence> {
  return request<Presence>('/presence', { method: 'POST', body, keepalive })
}
