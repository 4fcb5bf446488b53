import type { Translate } from '../i18n/translate.ts'
import type { Conversation } from '../talk/conversation.ts'
import { clockTime, countdown, length } from './time-text.ts'

export interface Status {
  readonly tone: 'calm' | 'late' | 'broken'
  /** Read out when it changes. */
  readonly news: readonly string[]
  /** Counts down: to be seen, not to be heard every second. */
  readonly left: string
}

const HOUR = 3_600_000

/** What the customer is told of where they stand: the place they have and the time that was promised, also when it has passed. */
export function statusText(known: Conversation, ours: number, t: Translate): Status {
  if (known.line === 'down') return { tone: 'broken', news: [t('down')], left: '' }
  if (known.line === 'connecting' && known.entries.length === 0) return calm([t('connecting')])
  const now = ours + known.ahead
  return known.queue.waiting ? placeText(known.queue, now, t) : promiseText(known, now, t)
}

function placeText(
  { ahead, taken, promised_by }: Extract<Conversation['queue'], { waiting: true }>,
  now: number,
  t: Translate,
): Status {
  const place = taken ? t('taken') : ahead === 0 ? t('next') : t('ahead', { count: ahead })
  if (promised_by === null) return calm([place])
  const by = Date.parse(promised_by)
  const time = clockTime(by, now, t, 'seconds')
  return by < now
    ? { tone: 'late', news: [place, t('late', { time })], left: '' }
    : calm([place, t('due', { time })], countdown(by - now, t))
}

/** Before the first question: what would be promised now. Afterwards the answer speaks for itself. */
function promiseText({ promise, entries }: Conversation, now: number, t: Translate): Status {
  if (promise === null || entries.length > 0) return calm([])
  const by = Date.parse(promise.by)
  return by - now < HOUR
    ? calm([t('promiseLength', { length: length(by - now, t) })])
    : calm([t('promiseTime', { time: clockTime(by, now, t) })])
}

function calm(news: readonly string[], left = ''): Status {
  return { tone: 'calm', news, left }
}
