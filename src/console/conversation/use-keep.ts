import { useRef } from 'react'
import { request } from '../api/request.ts'

/** Often enough for a chat, whose holder has 15 seconds to begin. */
const leastMillis = 5_000

/** Tells that the holder is writing, so that their time to answer does not lapse under their fingers. */
export function useKeep(conversationId: string, mine: boolean): () => void {
  const last = useRef(-Infinity)
  return () => {
    if (!mine || performance.now() - last.current < leastMillis) return
    last.current = performance.now()
    void request(`/conversations/${conversationId}/keep`, { method: 'POST' }).catch(() => undefined)
  }
}
