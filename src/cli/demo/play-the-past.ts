import { DAY, formatInstant, HOUR, MINUTE, SECOND, type Instant } from '../../domain/time/instant.ts'
import type { Api } from './api.ts'
import { letters, type Letter } from './letters.ts'

/** Two weeks hold the last whole one on every day of the week; that is the one of which the first digest tells. */
const DAYS = 14
const CONVERSATIONS_A_DAY = 22
const GROUP = 100

/** Fills the last weeks through the HTTP door: busy evenings, and many who waited then. All of it is history: nobody is disturbed. */
export async function playThePast(api: Api, now: Instant, pick: (count: number) => number): Promise<void> {
  const messages = Array.from({ length: DAYS * CONVERSATIONS_A_DAY }, (_, number) =>
    conversation(number, now, pick),
  ).flat()
  for (let from = 0; from < messages.length; from += GROUP)
    await api.post('/channels/demo-posts/messages', messages.slice(from, from + GROUP))
}

function conversation(number: number, now: Instant, pick: (count: number) => number): object[] {
  const letter = letters[pick(letters.length)]!
  const evening = pick(3) === 0
  const day = Math.floor((now - (1 + pick(DAYS)) * DAY) / DAY) * DAY
  const asked = day + (evening ? 19 + pick(3) : 8 + pick(10)) * HOUR + pick(60) * MINUTE
  const wait = evening
    ? pick(4) === 0
      ? null
      : 20 * MINUTE + pick(300) * MINUTE
    : 10 * SECOND + (pick(8) === 0 ? pick(60) * MINUTE : pick(130) * SECOND)
  const thread = `past-${now}-${number}`
  const question = {
    external_id: `${thread}-q`,
    thread_key: thread,
    author: { kind: 'customer', ...somebody(letter, pick) },
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

/** One of many who write as `letter` does: with the family name of somebody else whose name is in the same script. */
function somebody(
  { name, address }: Letter,
  pick: (count: number) => number,
): { name: string; address: string } {
  const script = [/^\p{sc=Latin}/u, /^\p{sc=Cyrillic}/u, /^\p{sc=Arabic}/u].find((one) => one.test(name))
  const families = letters.filter((other) => script?.test(other.name))
  const chosen = pick(families.length)
  const family = families[chosen]?.name.split(' ').at(-1) ?? name
  return { name: `${name.split(' ')[0]} ${family}`, address: address.replace('@', `-${chosen}@`) }
}
