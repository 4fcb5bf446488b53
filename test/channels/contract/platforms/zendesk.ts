import { createHmac } from 'node:crypto'
import { MINUTE, SECOND } from '../../../../src/domain/time/instant.ts'
import { fakeZendesk } from '../../../helpdesk/fakes/fake-zendesk.ts'
import {
  iso,
  ZendeskWorld,
  type FakeComment,
  type FakeTicket,
} from '../../../helpdesk/fakes/zendesk-world.ts'
import type { CallHook, Rig } from '../rig.ts'

const SECRET = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=='
/** Exports leave out the last minute: here it has passed already. */
const LEAD = 2 * MINUTE

/**
 * A Zendesk that calls our webhook for comments, and whose export has them too. The signature, its timestamp and the payload of
 * `ticket.comment_added`: https://developer.zendesk.com/documentation/webhooks/verifying/ and
 * https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/.
 */
export async function zendesk(hook: CallHook): Promise<Rig> {
  const world = new ZendeskWorld()
  world.user('Director', 'admin')
  const helga = world.user('Helga', 'agent')
  const nadia = world.user('Nadia')
  let ticket: FakeTicket | null = null
  let last: FakeComment | null = null
  const fake = await fakeZendesk({
    world,
    now: () => Date.now() + LEAD,
    lead: LEAD,
    exportsPerMinute: 100_000,
  })
  const second = () => Math.floor(Date.now() / SECOND) * SECOND

  const signed = (body: string, secret = SECRET, at = new Date().toISOString()) => ({
    body,
    headers: {
      'content-type': 'application/json',
      'x-zendesk-webhook-id': '01F1KRFQ6BG29CNWFR60NK5FNY',
      'x-zendesk-webhook-invocation-id': '8350205582',
      'x-zendesk-webhook-signature': createHmac('sha256', secret)
        .update(at + body)
        .digest('base64'),
      'x-zendesk-webhook-signature-timestamp': at,
    },
  })
  const payload = (comment: FakeComment, staff: boolean) =>
    JSON.stringify({
      account_id: 22_129_848,
      detail: {
        actor_id: String(comment.author_id),
        id: String(ticket!.id),
        requester_id: String(nadia.id),
        status: 'OPEN',
        subject: ticket!.subject,
        via: { channel: 'email' },
      },
      event: {
        comment: {
          id: String(comment.id),
          body: comment.body,
          is_public: comment.public,
          author: { id: String(comment.author_id), is_staff: staff, name: staff ? helga.name : nadia.name },
        },
      },
      id: `2b24ef10-19d4-4740-93cf-${comment.id}`,
      subject: `zen:ticket:${ticket!.id}`,
      time: iso(comment.at),
      type: 'zen:event-type:ticket.comment_added',
      zendesk_event_version: '2022-11-06',
    })
  const deliver = async (comment: FakeComment, staff: boolean) => {
    last = comment
    await hook(signed(payload(comment, staff)))
  }

  return {
    adapter: 'zendesk',
    kind: 'helpdesk',
    settings: {
      url: fake.url,
      user: 'director@shop.example',
      token_env: 'ZENDESK',
      webhook_secret_env: 'ZENDESK_HOOK',
    },
    variables: { ZENDESK: 'zendesk-token', ZENDESK_HOOK: SECRET },
    async customerWrites(text) {
      if (ticket) world.comment(ticket, second(), nadia, text, { via: 'email' })
      else ticket = world.ticket(second(), nadia, text)
      await deliver(world.comments.get(ticket.id)!.at(-1)!, false)
    },
    deliversAgain: async () => {
      await hook(signed(payload(last!, false)))
    },
    robotWrites: (text) => deliver(world.comment(ticket!, second(), helga, text, { via: 'rule' }), true),
    async reacts() {
      await hook(
        signed(
          JSON.stringify({
            type: 'zen:event-type:ticket.tags_changed',
            detail: { id: String(ticket!.id) },
            event: {},
          }),
        ),
      )
    },
    colleagueAnswers: (text) => deliver(world.comment(ticket!, second(), helga, text), true),
    answers: () =>
      [...world.comments.values()]
        .flat()
        .filter(({ via }) => via === 'api')
        .map(({ body }) => body),
    echoes: () =>
      deliver(
        [...world.comments.values()]
          .flat()
          .filter(({ via }) => via === 'api')
          .at(-1)!,
        true,
      ),
    asksToWait: (seconds) => fake.refuseNextUpdate(429, { 'retry-after': String(seconds) }),
    refuses: () => fake.refuseNextUpdate(404),
    async forgeries() {
      const comment = world.comment(ticket!, second(), nadia, 'forged', { via: 'email' })
      world.comments.get(ticket!.id)!.pop()
      world.events.pop()
      const body = payload(comment, false)
      const stale = new Date(Date.now() - 16 * MINUTE).toISOString()
      return [
        (await hook(signed(body, 'another secret'))).status,
        (await hook(signed(body, SECRET, stale))).status,
        (await hook({ body, headers: { 'content-type': 'application/json' } })).status,
      ]
    },
    close: () => fake.close(),
  }
}
