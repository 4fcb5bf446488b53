import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyOfferLink } from '../../src/domain/dispatch/offer-link.ts'
import { parseInstant } from '../../src/domain/time/instant.ts'
import { mailNotifier } from '../../src/notify/mail/mail-notifier.ts'
import { mailTransport, type MailTransport } from '../../src/notify/mail/transport.ts'
import { offerUrl } from '../../src/notify/offer-url.ts'
import { slackNotifier } from '../../src/notify/slack/slack-notifier.ts'
import { claimOffer } from '../../src/workflows/dispatch/claim-offer.ts'
import type { Deps } from '../../src/workflows/ports/store.ts'
import { sendPings, type SendPingsDeps } from '../../src/workflows/notify/send-pings.ts'
import { sendPingsTask } from '../../tasks/send-pings.ts'
import { updatePingsTask } from '../../tasks/update-pings.ts'
import { openDesk, type Desk } from '../workflows/dispatch/desk.ts'
import { catchMail, type MailCatcher } from '../support/catch-mail.ts'
import { fakeSlack, type FakeSlack } from './fake-slack.ts'

const secret = 'a secret of at least thirty-two bytes'
const token = 'xoxb-the-real-one'

let mail: MailCatcher
let slack: FakeSlack
let transport: MailTransport
let desk: Desk
let deps: SendPingsDeps

beforeEach(async () => {
  mail = await catchMail()
  slack = await fakeSlack(token)
  transport = mailTransport({ smtpUrl: mail.url, outbox: '', clock: () => 0 })
  const baseUrl = 'https://sundial.example'
  const notifiers = {
    email: mailNotifier({
      transport,
      from: 'Sundial <sundial@demo.example>',
      baseUrl,
      offerUrl: offerUrl(baseUrl, secret),
    }),
    slack: slackNotifier({ token, apiUrl: slack.url, baseUrl }),
  }
  const withNotifiers = (house: Deps): SendPingsDeps => ({ ...house, notifiers })
  desk = await openDesk('2026-11-03T07:00:00Z', (house) => {
    deps = withNotifiers(house)
    return { 'send-pings': sendPingsTask(deps), 'update-pings': updatePingsTask(deps) }
  })
})
afterEach(async () => {
  transport.close()
  await Promise.all([desk.close(), mail.close(), slack.close()])
})

async function pings(): Promise<
  readonly { slug: string; via: string; state: string; error: string | null }[]
> {
  const { rows } = await desk.house.pool.query(
    `select p.slug, via, state, error from ping join person p on p.id = ping.person_id order by 1, 2`,
  )
  return rows
}

describe('an offer by mail', () => {
  it('reaches each person once, with a link that only they can use, and counts as delivered', async () => {
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T07:00:01Z')
    expect(mail.mails.map(({ to }) => to[0]).toSorted()).toEqual([
      'kofi@freelance.example',
      'maricel@freelance.example',
      'nadia@freelance.example',
      'priya@freelance.example',
    ])
    const offers = await desk.offers(conversationId)
    for (const { text } of mail.mails) {
      const [, link] = /https:\/\/sundial\.example\/offer\/(\S+)/.exec(text!)!
      const verified = verifyOfferLink(link!, secret, parseInstant('2026-11-03T07:10:00Z')!)
      expect(offers.map(({ id }) => id)).toContain(verified.ok && verified.link.offerId)
    }
    const { rows } = await desk.house.pool.query(
      `select count(*)::int as n from offer where delivered_at is not null`,
    )
    expect(rows).toEqual([{ n: 4 }])
  })

  it('never holds a word of the customer', async () => {
    await desk.write('demo-email', 'a-thread-with-a-name')
    await desk.until('2026-11-03T07:00:01Z')
    const everything = JSON.stringify(mail.mails)
    expect(everything).not.toContain('hello')
    expect(everything).not.toContain('a-thread-with-a-name')
  })

  it('is tried again when the server is busy, and then sent once', async () => {
    mail.refuseWith({ message: 'busy', responseCode: 451 })
    await desk.write('demo-email')
    await desk.until('2026-11-03T07:00:01Z')
    expect((await pings()).every(({ state }) => state === 'queued')).toBe(true)
    mail.refuseWith(null)
    const { rows } = await desk.house.pool.query<{ id: string }>(`select id from ping`)
    const ids = rows.map(({ id }) => id)
    await sendPings(deps, desk.brandId, ids)
    await sendPings(deps, desk.brandId, ids)
    expect(mail.mails).toHaveLength(4)
  })

  it('is given up when the server refuses it for good', async () => {
    mail.refuseWith({ message: 'no such user', responseCode: 550 })
    await desk.write('demo-email')
    await desk.until('2026-11-03T07:00:01Z')
    expect((await pings()).map(({ state }) => state)).toEqual(['failed', 'failed', 'failed', 'failed'])
    expect((await pings())[0]!.error).toContain('550 no such user')
  })

  it('waits for its fellow: several offers that wait for one person go in one message', async () => {
    await desk.house.pool.query(`update person set capacity = '{"email": 5}'`)
    mail.refuseWith({ message: 'busy', responseCode: 451 })
    await desk.write('demo-email')
    await desk.write('demo-email')
    await desk.until('2026-11-03T07:00:01Z')
    mail.refuseWith(null)
    const { rows } = await desk.house.pool.query<{ id: string }>(`select id from ping`)
    await sendPings(deps, desk.brandId, [rows[0]!.id])
    expect(mail.mails).toHaveLength(1)
    expect(mail.mails[0]!.subject).toBe('Demo Outfitters: 2 customers wait. Can you take one?')
  })

  it('is not sent any more when the work was answered meanwhile', async () => {
    mail.refuseWith({ message: 'busy', responseCode: 451 })
    await desk.write('demo-email', 'first')
    await desk.until('2026-11-03T07:00:01Z')
    await desk.answer('demo-email', 'first')
    mail.refuseWith(null)
    const { rows } = await desk.house.pool.query<{ id: string }>(`select id from ping`)
    await sendPings(
      deps,
      desk.brandId,
      rows.map(({ id }) => id),
    )
    expect(mail.mails).toEqual([])
    expect(new Set((await pings()).map(({ state }) => state))).toEqual(new Set(['dropped']))
  })
})

describe('an offer in Slack', () => {
  beforeEach(async () => {
    await desk.house.pool.query(
      `update person set slack_user_id = 'U' || upper(slug) where slug in ('kofi', 'priya')`,
    )
  })

  const shown = (method: string, slug: string) =>
    slack.calls.filter(
      (call) => call.method === method && call.fields['channel']!.slice(1) === slug.toUpperCase(),
    )

  it('has buttons, and says who has it as soon as it is taken', async () => {
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T07:00:01Z')
    expect(mail.mails).toHaveLength(2)
    const [asked] = shown('chat.postMessage', 'kofi')
    expect(asked!.fields['blocks']).toContain('sundial_claim_offer')
    const offers = await desk.offers(conversationId)
    const priya = offers.find(({ slug }) => slug === 'priya')!
    await claimOffer(desk.house.deps, { offerId: priya.id, personId: priya.personId })
    await desk.until('2026-11-03T07:00:02Z')
    expect(shown('chat.update', 'kofi').at(-1)!.fields['blocks']).toContain('Taken by Priya Nair.')
    expect(shown('chat.update', 'kofi').at(-1)!.fields['blocks']).not.toContain('sundial_claim_offer')
    expect(shown('chat.update', 'priya').at(-1)!.fields['blocks']).toContain('Yours.')
  })

  it('keeps its button when it expires while the work is free', async () => {
    await desk.write('demo-email')
    await desk.until('2026-11-03T07:02:30Z')
    const last = shown('chat.update', 'kofi').at(-1)!.fields['blocks']!
    expect(last).toContain('Expired')
    expect(last).toContain('sundial_claim_offer')
  })
})
