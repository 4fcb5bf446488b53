import { translator } from '../../i18n/translate.ts'
import { arrived, type Arrival } from '../port/arrival.ts'
import type { CallEvent } from './call-event.ts'

/**
 * A caller waits from the moment at which only a human can help: they asked for one, stand in the queue, or were missed. However many
 * events tell of it, that is one message; an answer, also one by calling back, ends the wait. Menus and bots before it are steps.
 */
export function callArrivals(event: CallEvent, language: string): readonly Arrival[] {
  const { callId, what, at, startedAt, number, name, direction } = event
  const t = translator(language, 'channels')
  const address = number ?? `withheld:${callId}`
  const about = { threadKey: address, ...(name !== null && { name }) }
  const bot = { kind: 'bot' as const, address }
  const waits = (since: number, step?: { name: string; asksForHuman: true }) =>
    arrived({
      externalId: `${callId}/waits`,
      threadKey: about.threadKey,
      author: { kind: 'customer', address, ...(name !== null && { name }) },
      occurredAt: since,
      text: t('call.waits'),
      ...(step && { step }),
    })
  const told = (suffix: string, text: string, kind: 'bot' | 'system') =>
    arrived({
      externalId: `${callId}/${suffix}`,
      threadKey: about.threadKey,
      author: { kind, address },
      occurredAt: at,
      text,
    })
  if (direction === 'outbound') {
    if (what.type === 'missed' || what.type === 'abandoned')
      return [told('not-reached', t('call.not_reached'), 'system')]
    if (what.type !== 'answered') return []
    return [
      arrived({
        externalId: `${callId}/answered`,
        threadKey: about.threadKey,
        author: { kind: 'agent', address, ...(what.by !== null && { name: what.by }) },
        occurredAt: at,
        text: t('call.called_back'),
      }),
    ]
  }
  switch (what.type) {
    case 'started':
      return []
    case 'step':
      return [
        arrived({
          externalId: `${callId}/step/${what.name}/${at}`,
          threadKey: about.threadKey,
          author: bot,
          occurredAt: at,
          text: t('call.step', { step: what.name }),
          step: { name: what.name, asksForHuman: false },
        }),
      ]
    case 'asked_for_human':
      return [waits(at, { name: 'asked_for_human', asksForHuman: true })]
    case 'queued':
      return [waits(at)]
    case 'missed':
    case 'abandoned':
      return [waits(startedAt ?? at), told(what.type, t(`call.${what.type}`), 'system')]
    case 'answered':
      return [
        waits(startedAt ?? at),
        arrived({
          externalId: `${callId}/answered`,
          threadKey: about.threadKey,
          author: { kind: 'agent', address, ...(what.by !== null && { name: what.by }) },
          occurredAt: at,
          text: t('call.answered'),
        }),
      ]
  }
}
