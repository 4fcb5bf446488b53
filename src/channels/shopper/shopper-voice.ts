import { createHmac } from 'node:crypto'
import type { Channel } from '../../domain/conversation/channel.ts'
import { visitDoor } from '../../domain/shopper/visit-door.ts'
import type { MailTransport } from '../../notify/mail/transport.ts'
import type { ShopperVoice } from '../../workflows/shopper/make-visits.ts'
import { signSession } from '../chat/session-token.ts'
import { arrived, type Arrival } from '../port/arrival.ts'
import type { ShopperChats } from './shopper-chats.ts'

export interface ShopperVoiceDeps {
  readonly transport: MailTransport
  /** Makes marks that nobody can guess. */
  readonly key: Uint8Array
  /** What programs hand in by HTTP goes the same way. */
  readonly take: (channel: Channel, arrivals: readonly Arrival[]) => Promise<void>
  readonly chats: ShopperChats
  /** Signs the sessions of browsers. */
  readonly sessionKey: Uint8Array
}

/**
 * By mail, sent out like any and brought in by whatever brings customers' mail; by the chat's own door; where programs hand in messages, as such a
 * program. The mark is the message's own name, which doors leave as it is and no screen shows.
 */
export function shopperVoice({ transport, key, take, chats, sessionKey }: ShopperVoiceDeps): ShopperVoice {
  return {
    markerFor(channel, id) {
      const digest = createHmac('sha256', key).update(`shopper ${id}`).digest('hex')
      const secret = digest.slice(0, 24)
      const door = visitDoor(channel)
      if (door === 'mail') return `<${secret}@${channel.address?.split('@')[1] ?? 'mail.invalid'}>`
      return door === 'chat' ? `${sessionIn(digest.slice(32))}:${secret}` : secret
    },
    async write({ channel, from, subject, text, marker, at }) {
      const door = visitDoor(channel)
      if (door === null) throw new Error(`nobody can write to ${channel.slug} by mail, chat or HTTP`)
      if (door === 'program') {
        const author = { kind: 'customer' as const, address: from.address, name: from.name }
        await take(channel, [arrived({ externalId: marker, threadKey: marker, author, subject, text })])
        return
      }
      if (door === 'mail') {
        await transport.send({ messageId: marker, from, to: channel.address!, subject, text })
        return
      }
      const [session, clientId] = marker.split(':') as [string, string]
      const token = signSession({ id: session, channelId: channel.id }, at, sessionKey)
      await chats.visit({ channel, token, clientId, name: from.name, address: from.address, text })
    },
  }
}

/** 32 hexadecimal digits as the id of a browser's session: a UUID of version 8. */
function sessionIn(hex: string): string {
  const digits = `${hex.slice(0, 12)}8${hex.slice(13, 16)}8${hex.slice(17)}`
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
