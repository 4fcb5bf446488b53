import { z } from 'zod'
import { channelKinds } from '../../domain/conversation/channel.ts'
import { adapter, type Adapter } from '../port/adapter.ts'
import { works } from '../port/finding.ts'

/**
 * Channels whose messages a program posts: it reads the answers from the conversation or the live stream, so an answer is
 * handed over as soon as it stands there.
 */
export const httpAdapter: Adapter = adapter({
  name: 'http',
  kinds: channelKinds,
  settings: z.looseObject({}),
  open: ({ channel, now }) => ({
    reply: async () => ({ accepted: true, at: await now() }),
    test: () => Promise.resolve([works(`programs may post to /api/v1/channels/${channel.slug}/messages`)]),
  }),
})
