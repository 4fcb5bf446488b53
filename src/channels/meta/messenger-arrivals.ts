import { z } from 'zod'
import { arrived, type Arrival } from '../port/arrival.ts'
import type { MetaSettings } from './meta-settings.ts'

const happening = z.object({
  sender: z.object({ id: z.string() }),
  recipient: z.object({ id: z.string() }),
  timestamp: z.number(),
  message: z
    .object({
      mid: z.string(),
      text: z.string().optional(),
      attachments: z.array(z.object({ type: z.string().optional() })).default([]),
      is_echo: z.boolean().optional(),
      is_deleted: z.boolean().optional(),
      app_id: z.coerce.string().optional(),
      reply_to: z.object({ mid: z.string().optional() }).optional(),
    })
    .optional(),
  postback: z.object({ mid: z.string().optional(), title: z.string().optional() }).optional(),
})

const payload = z.object({
  object: z.string(),
  entry: z.array(
    z.object({
      id: z.string(),
      messaging: z.array(z.unknown()).default([]),
      standby: z.array(z.unknown()).default([]),
    }),
  ),
})

/** Meta's own inbox, where people of ours answer by hand. */
const PAGE_INBOX = '263902037430900'

/** Messages of our page or account and what was answered elsewhere; reactions, reads and deliveries start and stop nothing. Null for another product's call. */
export function messengerArrivals(
  object: 'page' | 'instagram',
  settings: MetaSettings,
  given: unknown,
): readonly Arrival[] | null {
  const read = payload.safeParse(given)
  if (!read.success || read.data.object !== object) return null
  return read.data.entry
    .filter(({ id }) => id === settings.account_id)
    .flatMap(({ messaging, standby }) => [...messaging, ...standby])
    .flatMap((one) => said(settings, one))
}

function said({ app_id }: MetaSettings, given: unknown): readonly Arrival[] {
  const read = happening.safeParse(given)
  if (!read.success) return []
  const { sender, recipient, timestamp, message, postback } = read.data
  const id = message?.mid ?? postback?.mid ?? (postback && `postback/${sender.id}/${timestamp}`)
  const echo = message?.is_echo === true
  if (id === undefined || message?.is_deleted) return []
  if (echo && message.app_id !== undefined && message.app_id === app_id) return []
  const files = (message?.attachments ?? []).map(({ type }) => `[${type ?? 'file'}]`)
  const text = [message?.text ?? postback?.title, ...files].filter(Boolean).join(' ')
  if (text === '') return []
  const customer = echo ? recipient.id : sender.id
  return [
    arrived({
      externalId: id,
      threadKey: customer,
      ...(message?.reply_to?.mid !== undefined && { references: [message.reply_to.mid] }),
      author: { kind: echo ? writerOf(message.app_id) : 'customer', address: customer },
      occurredAt: timestamp,
      text,
    }),
  ]
}

/** Another app is a bot; without an app, or in Meta's inbox, a human wrote. */
function writerOf(appId: string | undefined): 'agent' | 'bot' {
  return appId === undefined || appId === PAGE_INBOX ? 'agent' : 'bot'
}
