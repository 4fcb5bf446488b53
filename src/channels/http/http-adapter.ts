import type { Instant } from '../../domain/time/instant.ts'
import type { ChannelAdapter } from '../../workflows/ports/channel-adapter.ts'

/**
 * Channels whose messages a program posts: it reads the answers from the conversation or the live stream, so an answer is
 * handed over as soon as it stands there.
 */
export function httpAdapter(now: () => Promise<Instant>): ChannelAdapter {
  return {
    externalIdFor: (_channel, messageId) => messageId,
    deliver: async () => ({ accepted: true, at: await now() }),
  }
}
