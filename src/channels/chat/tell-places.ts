import { nowOf, type Door } from './door.ts'
import type { Line } from './line.ts'

/** Tells the customer where they stand, if that has changed. */
export async function tellPlace(door: Door, line: Line): Promise<void> {
  const queue = await door.queues.placeOf(line)
  const place = JSON.stringify(queue)
  if (place === line.place) return
  line.place = place
  line.send({ type: 'queue', queue, now: nowOf(door) })
}

/** Tells every customer of these brands who waits or waited. */
export async function tellPlaces(door: Door, brandIds: ReadonlySet<string>): Promise<void> {
  door.queues.forget()
  for (const line of door.lines.all)
    if (line.sessionId !== null && line.conversationId !== null && brandIds.has(line.channel.brandId))
      await tellPlace(door, line)
}
