import { DateTime } from 'luxon'

// Ninety days of a shop in Berlin that closes at five, as its Zendesk remembers them. The same every time.
const { ZendeskWorld } = await import('../../test/helpdesk/fakes/zendesk-world.ts')

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const berlin = Array(8).fill('Europe/Berlin')
const zones = [...berlin, 'Europe/London', 'America/New_York', 'Asia/Tehran', 'Australia/Sydney']
const subjects = [
  'Where is my order?',
  'The zip is broken',
  'Refund for order 1184',
  'Do you ship to Oman?',
  'Wrong size',
  'Invoice for my company',
  'Cannot sign in',
  'Voucher does not work',
]

function dice(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const isOpen = (at) => {
  const { weekday, hour } = DateTime.fromMillis(at, { zone: 'Europe/Berlin' })
  return weekday < 6 && hour >= 9 && hour < 17
}
const opensNext = (at) => {
  let next = Math.ceil(at / HOUR) * HOUR
  while (!isOpen(next)) next += HOUR
  return next
}

export function shopWorld(now, count) {
  const roll = dice(7)
  const world = new ZendeskWorld()
  const director = world.user('Director', 'admin')
  const agents = ['Helga', 'Jonas', 'Mila', 'Tarek'].map((name) => world.user(name, 'agent'))
  const customers = Array.from({ length: Math.ceil(count * 0.7) }, (_, index) =>
    world.user(`Customer ${index + 1}`, 'end-user', {
      iana_time_zone: zones[index % zones.length],
      locale: index % 9 === 0 ? 'fr' : 'en-GB',
    }),
  )
  const promise = { sla: { target: 60, target_in_seconds: 3_600, business_hours: true } }
  for (let index = 0; index < count; index += 1) {
    const day = Math.floor(now / DAY) - 1 - Math.floor(roll() * 88)
    const tuesday = new Date(day * DAY).getUTCDay() === 2
    const hour =
      roll() < (tuesday ? 0.4 : 0.1)
        ? 19
        : roll() < 0.72
          ? 8 + Math.floor(roll() * 8)
          : Math.floor(roll() * 24)
    const at = Math.floor((day * DAY + hour * HOUR + roll() * HOUR) / 1_000) * 1_000
    const customer = customers[Math.floor(roll() * customers.length)]
    const agent = agents[Math.floor(roll() * agents.length)]
    const kind = roll()
    const via = kind < 0.7 ? 'email' : kind < 0.88 ? 'native_messaging' : 'facebook_message'
    const ticket = world.ticket(at, customer, 'Hello, can you help me?', {
      via,
      subject: subjects[Math.floor(roll() * subjects.length)],
    })
    const fate = roll()
    world.metric(ticket, at, 'apply_sla', promise)
    if (fate < 0.05) {
      world.comment(ticket, at + MINUTE, { id: -1 }, 'Have you read our help pages?', { via: 'answer_bot' })
      world.metric(ticket, at + MINUTE, 'fulfill')
      world.change(ticket, at + 2 * DAY, { id: -1 }, { status: 'solved' })
      continue
    }
    if (fate < 0.09) {
      world.change(ticket, opensNext(at) + 20 * MINUTE, agent, { status: 'solved' })
      world.metric(ticket, opensNext(at) + 20 * MINUTE, 'fulfill')
      continue
    }
    if (fate < 0.11) {
      world.metric(ticket, opensNext(at) + HOUR, 'breach')
      continue
    }
    if (fate < 0.13) {
      ticket.tags.push('closed_by_merge')
      world.change(ticket, at + 5 * MINUTE, agent, { status: 'closed' })
      world.metric(ticket, at + 5 * MINUTE, 'fulfill')
      continue
    }
    const start = isOpen(at) ? at : opensNext(at)
    const late = fate > 0.95
    const answeredAt =
      Math.floor(
        (start +
          (late ? 80 + roll() * 200 : via === 'native_messaging' ? 0.2 + roll() * 0.5 : 2 + roll() * 14) *
            MINUTE) /
          1_000,
      ) * 1_000
    const holding = fate > 0.91 && !late
    world.comment(
      ticket,
      answeredAt,
      agent,
      holding ? 'I will get back to you tomorrow.' : 'It is on its way.',
    )
    if (late) world.metric(ticket, start + HOUR, 'breach')
    world.metric(ticket, answeredAt, 'fulfill')
    if (holding && roll() < 0.5) continue
    if (roll() < 0.4) {
      world.comment(ticket, answeredAt + HOUR, customer, 'And when will it arrive?')
      const askedAgain = answeredAt + HOUR
      const againAt = (isOpen(askedAgain) ? askedAgain : opensNext(askedAgain)) + 10 * MINUTE
      world.metric(ticket, askedAgain, 'apply_sla', { ...promise, instance_id: 2 })
      world.comment(ticket, againAt, agent, 'On Thursday.', { status: 'solved' })
      world.metric(ticket, againAt, 'fulfill', { instance_id: 2 })
    } else world.change(ticket, answeredAt + 10 * MINUTE, agent, { status: 'solved' })
  }
  const own = world.ticket(now - 3 * DAY, agents[0], 'My laptop is broken.')
  world.comment(own, now - 3 * DAY + HOUR, director, 'A new one comes tomorrow.')
  for (const body of ['Buy pills', 'Buy watches']) {
    const spam = world.ticket(now - 5 * DAY, customers[0], body)
    world.change(spam, now - 5 * DAY + HOUR, agents[0], { status: 'deleted' })
  }
  world.ticket(now - 6 * DAY, agents[1], 'To the warehouse: is it there?', { via: 'side_conversation' })
  return world
}
