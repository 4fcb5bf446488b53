import { DAY, HOUR, MINUTE, type Instant } from '../../src/domain/time/instant.ts'
import { fakeZendesk } from '../../test/helpdesk/fakes/fake-zendesk.ts'
import { ZendeskWorld } from '../../test/helpdesk/fakes/zendesk-world.ts'
import type { Asked, Said } from './talk.ts'

const AGENTS = 200
const promise = { sla: { target: 60, target_in_seconds: 3_600, business_hours: true } }

/** Ninety days of so many tickets with four comments each, the last of them solved; customers write at all hours. */
function worldOf(tickets: number, until: Instant): ZendeskWorld {
  const world = new ZendeskWorld()
  world.user('Director', 'admin')
  const agents = Array.from({ length: AGENTS }, (_, index) => world.user(`Agent ${index}`, 'agent'))
  const customers = Array.from({ length: Math.ceil(tickets / 3) }, (_, index) =>
    world.user(`Customer ${index}`),
  )
  const step = Math.floor((89 * DAY) / tickets)
  for (let index = 0; index < tickets; index += 1) {
    const at = Math.floor((until - 89.5 * DAY + index * step) / 1_000) * 1_000
    const customer = customers[(index * 7_919) % customers.length]!
    const agent = agents[(index * 31) % AGENTS]!
    const wait = (1 + (index % 180)) * MINUTE
    const ticket = world.ticket(
      at,
      customer,
      'Hello, where is my order? I have been waiting for a week now.',
      {
        via: index % 4 === 0 ? 'native_messaging' : 'email',
      },
    )
    world.metric(ticket, at, 'apply_sla', promise)
    world.comment(ticket, at + wait, agent, 'It left our house yesterday and arrives on Thursday.')
    world.metric(ticket, at + wait, 'fulfill')
    world.comment(ticket, at + wait + HOUR, customer, 'Thank you. And can I still change the address?')
    world.comment(ticket, at + 2 * wait + HOUR, agent, 'Yes: tell us the new one.', { status: 'solved' })
  }
  return world
}

/** A fake Zendesk in a process of its own, whose minutes are shorter than ours so that its limits can be met in a bench. */
process.on('message', ({ tickets, startedAt, speed }: Asked) => {
  const now = () => startedAt + (Date.now() - startedAt) * speed
  void fakeZendesk({ world: worldOf(tickets, startedAt), now }).then(({ url }) => {
    const said: Said = { url }
    process.send!(said)
  })
})
