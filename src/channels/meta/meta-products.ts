import { z } from 'zod'
import type { Arrival } from '../port/arrival.ts'
import type { MetaSettings } from './meta-settings.ts'
import { messengerArrivals } from './messenger-arrivals.ts'
import { whatsappArrivals } from './whatsapp-arrivals.ts'

/** What distinguishes WhatsApp, Messenger and Instagram. */
export interface MetaProduct {
  readonly name: string
  readonly graph: string
  /** Characters of one message. */
  readonly longest: number
  /** Null for a call that is about another product. */
  arrivalsOf(settings: MetaSettings, payload: unknown): readonly Arrival[] | null
  compose(to: string, text: string, answers: string | null): object
  sentId(answer: unknown): string
}

const byWhatsapp = z.object({ messages: z.array(z.object({ id: z.string() })).nonempty() })
const byPage = z.object({ message_id: z.string() })

export const metaProducts: readonly MetaProduct[] = [
  {
    name: 'whatsapp',
    graph: 'https://graph.facebook.com/v23.0',
    longest: 4_096,
    arrivalsOf: whatsappArrivals,
    compose: (to, text, answers) => ({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to,
      type: 'text',
      text: { body: text },
      ...(answers !== null && { context: { message_id: answers } }),
    }),
    sentId: (answer) => byWhatsapp.parse(answer).messages[0]!.id,
  },
  {
    name: 'messenger',
    graph: 'https://graph.facebook.com/v23.0',
    longest: 2_000,
    arrivalsOf: (settings, payload) => messengerArrivals('page', settings, payload),
    compose: (id, text) => ({ recipient: { id }, messaging_type: 'RESPONSE', message: { text } }),
    sentId: (answer) => byPage.parse(answer).message_id,
  },
  {
    name: 'instagram',
    graph: 'https://graph.instagram.com/v23.0',
    longest: 1_000,
    arrivalsOf: (settings, payload) => messengerArrivals('instagram', settings, payload),
    compose: (id, text) => ({ recipient: { id }, message: { text } }),
    sentId: (answer) => byPage.parse(answer).message_id,
  },
]
