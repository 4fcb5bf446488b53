import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { DAY, MINUTE, SECOND } from '../../src/domain/time/instant.ts'

const weekly = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
    day,
    [
      ['09:00', '12:30'],
      ['13:30', '18:00'],
    ],
  ]),
)
const desks = [
  { tz: 'Europe/Berlin', weekly },
  { tz: 'America/New_York', weekly },
]

/** Office hours of two desks, and the customers' own clock. */
export const replayPolicy = {
  targets: [
    { metric: 'first_response', target_seconds: 900, calendar: desks },
    { metric: 'next_response', target_seconds: 3_600, calendar: '24x7' },
  ],
}

/** What a real brand would try: conditions, steps, pauses, five metrics. */
export const draft = {
  calendars: [{ slug: 'desks', definition: desks }],
  policies: ['email', 'chat', 'social'].map((kind) => ({
    slug: kind,
    conditions: { kinds: [kind] },
    targets: [
      { metric: 'first_response', target_minutes: 15, calendar: 'desks', steps: steps() },
      { metric: 'next_response', target_minutes: 30, calendar: 'desks', steps: steps() },
      { metric: 'resolution', target_minutes: 960, calendar: 'desks', paused_in: ['pending'] },
    ],
  })),
}

function steps() {
  return [
    { at: '0%', do: 'dispatch', to: ['on_shift'] },
    { at: '50%', do: 'dispatch', to: ['freelance'] },
    { at: '75%', do: 'page', to: ['lead'] },
    { at: 'due', do: 'dispatch', to: ['freelance'] },
  ]
}

const EPOCH = Date.UTC(2024, 0, 1)
const PER_CONVERSATION = 3

/** A log of made-up conversations over a year, the same for every run. */
export async function writeLog(file: string, messages: number): Promise<void> {
  const stream = createWriteStream(file)
  stream.write('conversation_id,message_id,at,author,author_id,channel,locale\n')
  const random = randomNumbers(42)
  for (let index = 0; index < messages;) {
    const conversation = index
    const channel = ['email', 'chat', 'social'][Math.floor(random() * 3)]!
    let at = EPOCH + Math.floor(random() * 366) * DAY + Math.floor(random() * DAY)
    const length = 1 + Math.floor(random() * 2 * PER_CONVERSATION)
    let lines = ''
    for (let turn = 0; turn < length && index < messages; turn += 1, index += 1) {
      const author = turn % 2 === 0 ? 'customer' : 'agent'
      lines += `c${conversation},m${index},${new Date(at).toISOString().slice(0, 19)}Z,${author},p${turn % 2},${channel},en-US\n`
      at += Math.floor(-Math.log(1 - random()) * 90 * MINUTE) + SECOND
    }
    if (!stream.write(lines)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
}

/** Numbers from 0 to 1 that are the same for every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
