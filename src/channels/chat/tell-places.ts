import { nowOf, type Door } from './door.ts'
import { queuePlace, samePlace, turnIn } from './queue-place.ts'

/** Tells every customer of these brands whose place in the queue, or promised time, has changed. */
export async function tellPlaces(door: Door, brandIds: ReadonlySet<string>): Promise<void> {
  door.waiting.forget()
  const lines = [...door.lines.all].filter(
    (line) => line.sessionId !== null && line.conversationId !== null && brandIds.has(line.channel.brandId),
  )
  for (const channel of new Set(lines.map((line) => line.channel))) {
    const waiting = await door.waiting.get(channel)
    for (const line of lines) {
      if (line.channel !== channel) continue
      const turn = turnIn(waiting, line.conversationId)
      if (samePlace(turn, line.place)) continue
      line.place = turn
      line.send({ type: 'queue', queue: queuePlace(turn), now: nowOf(door) })
    }
  }
}
