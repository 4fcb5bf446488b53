import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { refreshBoard } from '../board/refresh-board.ts'
import { EventStream } from './event-stream.ts'
import { currentLine, setLine } from './line.ts'
import { now } from './now.ts'
import { staleAfter } from './stale-after.ts'

let stream: EventStream | null = null

export function retryLine(): void {
  stream?.retry()
}

/** Listens for as long as it is shown: what an event makes stale is fetched anew, and after a gap everything. */
export function LiveEvents() {
  const queryClient = useQueryClient()
  useEffect(() => {
    const line = (stream = new EventStream({
      onOpen: (resumed) => {
        setLine({ state: 'live', since: now(), delay: null })
        if (resumed) void queryClient.invalidateQueries()
      },
      onLost: () => {
        if (currentLine().state !== 'lost') setLine({ state: 'lost', since: now(), delay: null })
      },
      onReset: () => void queryClient.invalidateQueries(),
      onEvents: (events) => {
        const last = events.at(-1)
        if (last)
          setLine({ state: 'live', since: now(), delay: Math.max(0, now() - Date.parse(last.recorded_at)) })
        for (const queryKey of staleAfter(events)) void queryClient.invalidateQueries({ queryKey })
        refreshBoard(queryClient, events)
      },
    }))
    const retry = () => line.retry()
    window.addEventListener('online', retry)
    return () => {
      window.removeEventListener('online', retry)
      line.close()
      setLine({ state: 'connecting', since: now(), delay: null })
    }
  }, [queryClient])
  return null
}
