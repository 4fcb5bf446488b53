import { createHmac } from 'node:crypto'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { MailTransport } from '../../notify/mail/transport.ts'
import type { ShopperVoice } from '../../workflows/shopper/make-visits.ts'
import { arrived, type Arrival } from '../port/arrival.ts'

export interface ShopperVoiceDeps {
  readonly transport: MailTransport
  /** Makes marks that nobody can guess. */
  readonly key: Uint8Array
  /** What programs hand in by HTTP goes the same way. */
  readonly take: (channel: Channel, arrivals: readonly Arrival[]) => Promise<void>
}

/**
 * By mail, sent out like any and brought in by whatever brings customers' mail; where programs hand in messages, as such a program. The mark is
 * the message's own name, which mail servers leave as it is and no screen shows.
 */
export function shopperVoice({ transport, key, take }: ShopperVoiceDeps): ShopperVoice {
  return {
    markerFor(channel, id) {
      const secret = createHmac('sha256', key).update(`shopper ${id}`).digest('hex').slice(0, 24)
      return channel.kind === 'email' && channel.adapter !== 'http'
        ? `<${secret}@${channel.address?.split('@')[1] ?? 'mail.invalid'}>`
        : secret
    },
    async write({ channel, from, subject, text, marker }) {
      if (channel.adapter === 'http') {
        const author = { kind: 'customer' as const, address: from.address, name: from.name }
        await take(channel, [arrived({ externalId: marker, threadKey: marker, author, subject, text })])
        return
      }
      if (channel.kind !== 'email' || channel.address === null)
        throw new Error(`nobody can write to ${channel.slug} by mail or by HTTP`)
      await transport.send({ messageId: marker, from, to: channel.address, subject, text })
    },
  }
}
