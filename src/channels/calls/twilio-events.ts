import { asksForHuman } from '../../domain/conversation/asks-for-human.ts'
import { SECOND, type Instant } from '../../domain/time/instant.ts'
import type { CallEvent } from './call-event.ts'
import type { TwilioSettings } from './twilio-adapter.ts'

const notReached = new Set(['no-answer', 'busy', 'failed', 'canceled'])
const hidden = /^(?:anonymous|restricted|unavailable|unknown|\+?266696687|\+?86282452253)$/i

/** What one request of Twilio's tells. That a menu picked the call up is no human answer, so `in-progress` and `completed` alone tell nothing. */
export function twilioEvents(
  form: URLSearchParams,
  { human_digits }: TwilioSettings,
  now: Instant,
): readonly CallEvent[] {
  const text = (name: string) => form.get(name) ?? ''
  const callId = text('CallSid')
  if (callId === '') return []
  const inbound = text('Direction') === '' || text('Direction') === 'inbound'
  const number = inbound ? text('From') : text('To')
  const timestamp = Date.parse(text('Timestamp'))
  const at = Number.isNaN(timestamp) ? now : timestamp
  const before = (name: string) => (form.has(name) ? at - Number(text(name)) * SECOND : null)
  const event = (
    what: CallEvent['what'],
    when: Instant = at,
    startedAt: Instant | null = null,
  ): CallEvent => ({
    callId,
    what,
    at: when,
    startedAt,
    number: number === '' || hidden.test(number) ? null : number,
    name: text('CallerName') || null,
    direction: inbound ? 'inbound' : 'outbound',
  })

  const digits = text('Digits')
  const speech = text('SpeechResult')
  if (digits !== '')
    return [
      event({ type: 'step', name: digits }),
      ...(human_digits.includes(digits) ? [event({ type: 'asked_for_human' })] : []),
    ]
  if (speech !== '')
    return [
      event({ type: 'step', name: speech.slice(0, 200) }),
      ...(asksForHuman(speech) ? [event({ type: 'asked_for_human' })] : []),
    ]

  const dialled = text('DialCallStatus')
  if (dialled === 'completed' || dialled === 'answered')
    return [
      event({ type: 'answered', by: null }, before('DialCallDuration') ?? at, before('DialCallDuration')),
    ]
  if (notReached.has(dialled)) return [event({ type: 'missed' })]

  const queue = text('QueueResult')
  if (queue === 'bridged') return [event({ type: 'answered', by: null }, at, before('QueueTime'))]
  if (queue !== '')
    return [event({ type: queue === 'hangup' ? 'abandoned' : 'missed' }, at, before('QueueTime'))]
  if (text('CallStatus') === 'in-progress' && !inbound) return [event({ type: 'answered', by: null })]
  if (text('QueueSid') !== '') return [event({ type: 'queued' })]

  const status = text('CallStatus')
  if (!notReached.has(status)) return []
  return [event({ type: inbound && status === 'canceled' ? 'abandoned' : 'missed' })]
}
