import type { ChannelKind } from '../../domain/conversation/channel.ts'
import { parseInstant, type Instant } from '../../domain/time/instant.ts'
import { instantOf, type Zone } from '../../domain/time/zone.ts'

export type CsvAuthor = 'customer' | 'agent' | 'bot'

const authors: Readonly<Record<string, CsvAuthor>> = {
  customer: 'customer',
  user: 'customer',
  'end-user': 'customer',
  enduser: 'customer',
  contact: 'customer',
  lead: 'customer',
  requester: 'customer',
  visitor: 'customer',
  incoming: 'customer',
  inbound: 'customer',
  in: 'customer',
  true: 'customer',
  agent: 'agent',
  admin: 'agent',
  staff: 'agent',
  teammate: 'agent',
  operator: 'agent',
  outgoing: 'agent',
  outbound: 'agent',
  out: 'agent',
  false: 'agent',
  bot: 'bot',
  system: 'bot',
  automation: 'bot',
  trigger: 'bot',
  api: 'bot',
}

/** Null for a word that nobody has mapped. */
export function authorIn(word: string, mapped: Readonly<Record<string, CsvAuthor>> = {}): CsvAuthor | null {
  return mapped[word] ?? authors[word.trim().toLowerCase()] ?? null
}

const channels: readonly (readonly [RegExp, ChannelKind])[] = [
  [/mail/i, 'email'],
  [/chat|messag|whatsapp|telegram|widget|sms/i, 'chat'],
  [/phone|voice|call/i, 'phone'],
  [/twitter|facebook|instagram|social|forum|community|mastodon|bluesky|reddit|^x$/i, 'social'],
]

export function channelIn(word: string): ChannelKind {
  return channels.find(([pattern]) => pattern.test(word))?.[1] ?? 'helpdesk'
}

const local = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/

/** ISO 8601 with an offset, or a time on the wall of `zone`; null for anything else. A number is seconds since 1970, or milliseconds from 10^11. */
export function instantIn(word: string, zone: Zone | null): Instant | null {
  const text = word.trim()
  if (/^\d{9,13}$/.test(text)) return Number(text) * (text.length > 10 ? 1 : 1_000)
  const exact = parseInstant(text.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T').replace(/ (UTC|GMT)$/, 'Z'))
  if (exact !== null || zone === null || !local.test(text)) return exact
  const wall = parseInstant(`${text.replace(' ', 'T').replace(/\.\d+$/, '')}Z`)
  return wall === null ? null : instantOf(zone, wall, 'first')
}
