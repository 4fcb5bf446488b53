import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import { arrived, type Arrival } from '../port/arrival.ts'
import type { MetaSettings } from './meta-settings.ts'

const file = z.object({ caption: z.string().optional(), filename: z.string().optional() })
const titled = z.object({ title: z.string() })

const message = z.object({
  from: z.string(),
  to: z.string().optional(),
  id: z.string(),
  timestamp: z.coerce.number(),
  type: z.string(),
  text: z.object({ body: z.string() }).optional(),
  image: file.optional(),
  video: file.optional(),
  document: file.optional(),
  button: z.object({ text: z.string() }).optional(),
  interactive: z.object({ button_reply: titled.optional(), list_reply: titled.optional() }).optional(),
  context: z.object({ id: z.string().optional() }).optional(),
})

const status = z.object({
  id: z.string(),
  status: z.literal('failed'),
  errors: z.array(z.object({ code: z.number().optional(), title: z.string().optional() })).default([]),
})

const value = z.object({
  metadata: z.object({ phone_number_id: z.string() }).optional(),
  contacts: z
    .array(z.object({ wa_id: z.string(), profile: z.object({ name: z.string() }).optional() }))
    .default([]),
  messages: z.array(z.unknown()).default([]),
  message_echoes: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
})

const payload = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.object({ changes: z.array(z.object({ value })) })),
})

/** Reactions start and stop nothing; `system` tells of a changed number. */
const silent = new Set(['reaction', 'system', 'unsupported', 'request_welcome'])

/** Messages of our phone number, answers given in the WhatsApp app, and answers that did not arrive. Null for what is none of WhatsApp's. */
export function whatsappArrivals({ account_id }: MetaSettings, given: unknown): readonly Arrival[] | null {
  const read = payload.safeParse(given)
  if (!read.success) return null
  return read.data.entry
    .flatMap(({ changes }) => changes.map((change) => change.value))
    .filter(({ metadata }) => metadata?.phone_number_id === account_id)
    .flatMap(({ messages, message_echoes, statuses, contacts }) => {
      const names = new Map(contacts.map(({ wa_id, profile }) => [wa_id, profile?.name]))
      return [
        ...messages.flatMap((one) => said(one, 'customer', names)),
        ...message_echoes.flatMap((one) => said(one, 'agent', names)),
        ...statuses.flatMap(lost),
      ]
    })
}

function said(
  given: unknown,
  kind: 'customer' | 'agent',
  names: ReadonlyMap<string, string | undefined>,
): readonly Arrival[] {
  const read = message.safeParse(given)
  if (!read.success || silent.has(read.data.type)) return []
  const { id, from, to, timestamp, context } = read.data
  const customer = kind === 'customer' ? from : (to ?? from)
  const name = names.get(customer)
  return [
    arrived({
      externalId: id,
      threadKey: customer,
      ...(context?.id !== undefined && { references: [context.id] }),
      author: { kind, address: customer, ...(name !== undefined && { name }) },
      occurredAt: timestamp * SECOND,
      text: textOf(read.data),
    }),
  ]
}

function textOf({
  type,
  text,
  button,
  interactive,
  image,
  video,
  document,
}: z.output<typeof message>): string {
  const chosen = interactive?.button_reply ?? interactive?.list_reply
  const words = text?.body ?? button?.text ?? chosen?.title
  if (words !== undefined) return words
  const { caption, filename } = image ?? video ?? document ?? {}
  return [`[${filename ?? type}]`, caption].filter(Boolean).join(' ')
}

function lost(given: unknown): readonly Arrival[] {
  const read = status.safeParse(given)
  if (!read.success) return []
  const { id, errors } = read.data
  const reasons = errors.map(({ code, title }) => [title, code && `(${code})`].filter(Boolean).join(' '))
  return [
    { type: 'undelivered', externalId: id, reason: reasons.join(', ') || 'WhatsApp could not deliver it' },
  ]
}
