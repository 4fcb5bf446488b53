import { MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import { fakeZendesk } from '../../helpdesk/fakes/fake-zendesk.ts'
import { ZendeskWorld, type FakeTicket } from '../../helpdesk/fakes/zendesk-world.ts'
import type { Taken } from './moody-mail-server.ts'

export const HELPDESK_TOKEN = 'zendesk-token'
export const HELPDESK_USER = 'director@shop.example'
/** Its export keeps back the last minute: whatever is written there was written so long ago. */
const LEAD = MINUTE + 10 * SECOND

/** A Zendesk in which customers write, and which keeps whatever is answered through us. */
export interface BusyHelpdesk {
  readonly port: number
  /** A customer writes, in a new ticket or an old one; answers the id under which it comes in. */
  write(text: string, newTicket: boolean): string
  taken(): readonly Taken[]
  close(): Promise<void>
}

export async function busyHelpdesk(): Promise<BusyHelpdesk> {
  const world = new ZendeskWorld()
  world.user('Director', 'admin')
  const nadia = world.user('Nadia')
  const tickets: FakeTicket[] = []
  const fake = await fakeZendesk({
    world,
    now: () => Date.now(),
    lead: LEAD,
    user: HELPDESK_USER,
    token: HELPDESK_TOKEN,
    exportsPerMinute: 100_000,
  })
  return {
    port: Number(new URL(fake.url).port),
    write(text, newTicket) {
      const at = Math.floor((Date.now() - LEAD) / SECOND) * SECOND
      const old = newTicket ? undefined : tickets.at(-1)
      if (old) return String(world.comment(old, at, nadia, text, { via: 'email' }).id)
      const ticket = world.ticket(at, nadia, text)
      tickets.push(ticket)
      return String(world.comments.get(ticket.id)![0]!.id)
    },
    taken: () =>
      [...world.comments.values()]
        .flat()
        .filter(({ via }) => via === 'api')
        .map(({ id, body }) => ({ messageId: String(id), to: nadia.email, text: body })),
    close: () => fake.close(),
  }
}
