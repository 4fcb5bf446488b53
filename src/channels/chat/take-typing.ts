import type { Door } from './door.ts'
import type { Line } from './line.ts'

/** Browsers tell as often as they like; it is noted every few seconds. */
const TYPING = { burst: 1, perSecond: 1 / 3 }

export async function takeTyping({ id, deps }: Door, line: Line): Promise<void> {
  const { conversationId, channel } = line
  if (conversationId === null || line.use(TYPING) > 0) return
  await deps.chat.customerTyped({ brandId: channel.brandId, conversationId, doorId: id })
}
