import { z } from 'zod'
import type { ChannelAdapter } from '../../workflows/ports/channel-adapter.ts'
import { adapter, type Adapter } from '../port/adapter.ts'
import { broken, works } from '../port/finding.ts'

/** Mail that is delivered to the house's own SMTP server (`smtp-door.ts`). `mail` answers. */
export function smtpAdapter(mail: ChannelAdapter): Adapter {
  return adapter({
    name: 'smtp',
    kinds: ['email'],
    settings: z.looseObject({}),
    externalIdFor: (channel, messageId) => mail.externalIdFor(channel, messageId),
    open: ({ channel }) => ({
      reply: (context) => mail.deliver(context),
      test: () =>
        Promise.resolve([
          channel.address === null
            ? broken(
                'the channel has no address, so no mail finds it',
                'Give the channel the address that customers write to.',
              )
            : works(`mail to ${channel.address} that reaches our SMTP port is read`),
        ]),
    }),
  })
}
