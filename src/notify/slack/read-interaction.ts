import { z } from 'zod'
import type { OfferId } from '../../domain/ids.ts'
import { CLAIM_ACTION, DECLINE_ACTION } from './compose-notice.ts'

/** A button that somebody pressed under one of our messages. */
export interface SlackInteraction {
  readonly action: 'claim' | 'decline'
  readonly offerId: OfferId
  readonly slackUserId: string
  /** Where the message stands, to answer the person beside it. */
  readonly channel: string
}

const payload = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: z.string() }),
  container: z.object({ channel_id: z.string() }),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })),
})

const actions: Readonly<Record<string, SlackInteraction['action']>> = {
  [CLAIM_ACTION]: 'claim',
  [DECLINE_ACTION]: 'decline',
}

/** Reads the body of an interaction request, `payload=...` as a form. Null for interactions that are not ours, and for nonsense. */
export function readInteraction(rawBody: string): SlackInteraction | null {
  const text = new URLSearchParams(rawBody).get('payload')
  if (text === null) return null
  const read = payload.safeParse(parsed(text))
  const pressed = read.data?.actions[0]
  const action = pressed && actions[pressed.action_id]
  if (!read.success || !action || !z.uuid().safeParse(pressed.value).success) return null
  return {
    action,
    offerId: pressed.value as OfferId,
    slackUserId: read.data.user.id,
    channel: read.data.container.channel_id,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
