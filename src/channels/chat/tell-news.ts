import { MINUTE } from '../../domain/time/instant.ts'
import type { Door } from './door.ts'
import type { Line } from './line.ts'

/** Transactions become visible in another order than that of their times: so far back is looked for news. Milliseconds. */
export const OVERLAP = MINUTE

/** Tells the browser what it has not been told yet. Queued replies want an acknowledgement. */
export async function tellNews(door: Door, line: Line): Promise<void> {
  if (line.conversationId === null || line.closed) return
  const upTo = door.now()
  const since = line.toldUpTo - OVERLAP
  const said = await door.deps.chat.transcript(line.channel.brandId, line.conversationId, since)
  for (const { message, queued } of said) {
    if (line.told.has(message.id)) continue
    line.told.add(message.id)
    line.send({ type: 'said', message, ack: queued })
  }
  line.toldUpTo = upTo
}
