import { z } from 'zod'
import type { ChannelAdapter } from '../../workflows/ports/channel-adapter.ts'
import { adapter, type Adapter } from '../port/adapter.ts'
import { doubtful, works } from '../port/finding.ts'
import { chatSettings } from './chat-settings.ts'

/** The chat widget, whose lines the web server holds (`attach-chat-door.ts`). `chat` answers. */
export function widgetAdapter(chat: ChannelAdapter): Adapter {
  return adapter({
    name: 'widget',
    kinds: ['chat'],
    showsPlace: true,
    settings: z.looseObject({
      allowed_origins: z
        .array(z.string().regex(/^https?:\/\/[^/]+$/, 'must look like https://shop.example'))
        .optional(),
      away_after_seconds: z.number().min(1).max(3_600).optional(),
    }),
    externalIdFor: (channel, messageId) => chat.externalIdFor(channel, messageId),
    open: ({ channel }) => ({
      reply: (context) => chat.deliver(context),
      test: () =>
        Promise.resolve([
          works(`pages with the widget reach us at /chat/${channel.slug}`),
          ...(chatSettings(channel).allowedOrigins.length === 0
            ? [
                doubtful(
                  'every page of the world may carry this widget',
                  'Name your pages in allowed_origins.',
                ),
              ]
            : []),
        ]),
    }),
  })
}
