import { DAY, formatInstant, HOUR, MINUTE, type Instant } from '../../domain/time/instant.ts'
import type { Api } from './api.ts'
import { letters } from './letters.ts'

/** How many conversations a day and a half ago and before, for the digest to tell of. */
const CONVERSATIONS = 160
const GROUP = 100

/** Fills the last week through the HTTP door: busy evenings, and many who waited then. All of it is history: nobody is disturbed. */
export async function playThePast(api: Api, now: Instant, pick: (count: number) => number): Promise<void> {
  const messages = Array.from({ length: CONVERSATIONS }, (_, number) =>
    conversation(number, now, pick),
  ).flat()
  for (let from = 0; from < messages.length; from += GROUP)
    await api.post('/channels/demo-posts/messages', messages.slice(from, from + GROUP))
}

function conversation(number: number, now: Instant, pick: (count: number) => number): object[] {
  const letter = letters[pick(letters.length)]!
  const evening = pick(3) === 0
  const day = Math.floor((now - (2 + pick(6)) * DAY) / DAY) * DAY
  const asked = day + (evening ? 19 + pick(3) : 8 + pick(10)) * HOUR + pick(60) * MINUTE
  const wait = evening
    ? pick(4) === 0
      ? null
      : 20 * MINUTE + pick(300) * MINUTE
    : 1 * MINUTE + pick(80) * 30_000
  const thread = `past-${now}-${number}`
  const question = {
    external_id: `${thread}-q`,
    thread_key: thread,
    author: { kind: 'customer', address: letter.address, name: letter.name },
    occurred_at: formatInstant(asked),
    text: letter.text,
  }
  if (wait === null) return [question]
  return [
    question,
    {
      external_id: `${thread}-a`,
      thread_key: thread,
      author: { kind: 'agent', address: 'support@demo.example', name: 'Demo Outfitters' },
      occurred_at: formatInstant(Math.min(now, asked + wait)),
      text: 'Thank you for writing, here is what we found.',
    },
  ]
}
