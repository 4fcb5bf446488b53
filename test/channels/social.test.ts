import { afterEach, describe, expect, it } from 'vitest'
import { blueskyAdapter } from '../../src/channels/bluesky/bluesky-adapter.ts'
import { signOauth1 } from '../../src/channels/oauth/sign-oauth1.ts'
import type { Adapter, Door } from '../../src/channels/port/adapter.ts'
import type { Arrival } from '../../src/channels/port/arrival.ts'
import { openDoors } from '../../src/channels/port/doors.ts'
import { redditAdapter } from '../../src/channels/reddit/reddit-adapter.ts'
import { xAdapter } from '../../src/channels/x/x-adapter.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import type { ReplyContext } from '../../src/workflows/ports/channel-adapter.ts'
import { silent } from '../support/doors.ts'
import { nadia } from './contract/platforms/bluesky.ts'
import { fakeBlueskyDirect } from './contract/platforms/bluesky-direct.ts'
import { fakeReddit, POST, SHOP } from './contract/platforms/reddit.ts'
import { fakeX, NADIA, SHOP as OWN } from './contract/platforms/x.ts'

const signal = new AbortController().signal
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

function doorOf(
  adapter: Adapter,
  fake: { readonly url: string; readonly settings: object; readonly variables: Record<string, string> },
): Door {
  const doors = openDoors([adapter], {
    variables: fake.variables,
    now: () => Promise.resolve(Date.now()),
    log: silent,
    network: { trusted: new Set([new URL(fake.url).origin]) },
  })
  const opened = doors.of({ id: 'c', adapter: adapter.name, settings: fake.settings } as unknown as Channel)
  if (!opened.ok) throw new Error(opened.problem)
  return opened.door
}

async function pull(door: Door, from: unknown) {
  const pulled = await door.pull!(from, signal)
  return { ...pulled, texts: pulled.arrivals.map(textOf) }
}
const textOf = (arrival: Arrival) => (arrival.type === 'message' ? arrival.message.text : '')
const answer = (replyTo: unknown, text = 'It comes tomorrow.') =>
  ({ reply: { messageId: 'm', text, attempts: 0 }, replyTo }) as unknown as ReplyContext

it('signs as the documentation of X shows', () => {
  const header = signOauth1(
    {
      method: 'POST',
      url: new URL('https://api.twitter.com/1.1/statuses/update.json?include_entities=true'),
      form: [['status', 'Hello Ladies + Gentlemen, a signed OAuth request!']],
    },
    {
      consumerKey: 'xvz1evFS4wEEPTGEFPHBog',
      consumerSecret: 'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw',
      token: '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb',
      tokenSecret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
    },
    { nonce: 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg', timestamp: 1_318_622_958 },
  )
  expect(header).toContain('oauth_signature="hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D"')
})

describe('an account at X', () => {
  async function open(options = {}, settings = {}) {
    const fake = await fakeX(options)
    closing.push(fake.close)
    return { fake, door: doorOf(xAdapter, { ...fake, settings: { ...fake.settings, ...settings } }) }
  }

  it('reads all pages since the last look, oldest first, each once', async () => {
    const { fake, door } = await open({ pageSize: 2 })
    fake.add(NADIA, '@shop old', null)
    const begun = await pull(door, null)
    expect(begun.texts).toEqual([])
    for (const text of ['one', 'two', 'three', 'four', 'five']) fake.add(NADIA, `@shop ${text}`, null)
    const after = await pull(door, begun.position)
    expect(after.texts).toEqual(['one', 'two', 'three', 'four', 'five'].map((text) => `@shop ${text}`))
    expect((await pull(door, after.position)).texts).toEqual([])
  })

  it('reads what shows after a post with a higher number, once', async () => {
    const { fake, door } = await open()
    const begun = await pull(door, null)
    fake.add(NADIA, '@shop late', null)
    const late = fake.posts.pop()!
    fake.add(NADIA, '@shop soon', null)
    const first = await pull(door, begun.position)
    fake.posts.splice(-1, 0, late)
    const second = await pull(door, first.position)
    expect([first.texts, second.texts]).toEqual([['@shop soon'], ['@shop late']])
    expect((await pull(door, second.position)).texts).toEqual([])
  })

  it('goes on where an earlier release stood', async () => {
    const { fake, door } = await open()
    const known = fake.add(NADIA, '@shop known', null)
    fake.add(NADIA, '@shop new', null)
    expect((await pull(door, { mention: known.id, own: '' })).texts).toEqual(['@shop new'])
  })

  it('reads everything of an account that nobody has spoken to yet, and what X escapes', async () => {
    const { fake, door } = await open()
    const begun = await pull(door, null)
    fake.add(NADIA, '@shop is 3 < 4 & 5 > 4?', null)
    expect((await pull(door, begun.position)).texts).toEqual(['@shop is 3 < 4 & 5 > 4?'])
  })

  it('takes a post for answered that was taken, though the answer was lost on its way', async () => {
    const { fake, door } = await open()
    const asked = fake.add(NADIA, 'where is it?', null)
    fake.losesAnswer()
    await expect(door.reply!(answer({ post: asked.id }))).rejects.toThrow(/trouble/)
    const again = await door.reply!(answer({ post: asked.id }))
    expect(again).toMatchObject({ accepted: true, externalId: fake.posts.at(-1)!.id })
    expect(fake.posts.filter(({ author }) => author === OWN)).toHaveLength(1)
  })

  it('cuts a long answer into a thread, of half the length where letters count twice', async () => {
    const { fake, door } = await open()
    const asked = fake.add(NADIA, 'where is it?', null)
    await door.reply!(
      answer(
        { post: asked.id },
        Array.from({ length: 40 }, (_, index) => `荷物${index}は明日届きます。`).join(''),
      ),
    )
    const own = fake.posts.filter(({ author }) => author === OWN)
    expect(own.length).toBeGreaterThan(2)
    expect(Math.max(...own.map(({ text }) => text.length))).toBeLessThanOrEqual(140)
    expect(own[1]!.parent).toBe(own[0]!.id)
  })

  it('reads direct messages and answers them in their conversation', async () => {
    const { fake, door } = await open({}, { direct_messages: true })
    const begun = await pull(door, null)
    fake.addDirect(NADIA, 'in private')
    fake.addDirect(OWN, 'from the app')
    const after = await pull(door, begun.position)
    expect(after.arrivals).toMatchObject([
      { message: { text: 'in private', author: { kind: 'customer', address: NADIA, name: 'Nadia' } } },
      { message: { text: 'from the app', author: { kind: 'agent', address: NADIA } } },
    ])
    const delivered = await door.reply!(answer({ direct: `${NADIA}-${OWN}` }))
    expect(delivered).toMatchObject({ accepted: true, externalId: `dm/${fake.directs.at(-1)!.id}` })
  })

  it('says nothing twice in private, though the answer to the first attempt was lost', async () => {
    const { fake, door } = await open({}, { direct_messages: true })
    fake.addDirect(NADIA, 'in private')
    const queued = (attempts: number) =>
      ({
        reply: { messageId: 'm', text: 'It comes tomorrow.', queuedAt: Date.now() - 1_000, attempts },
        replyTo: { direct: `${NADIA}-${OWN}` },
      }) as unknown as ReplyContext
    fake.losesAnswer()
    await expect(door.reply!(queued(0))).rejects.toThrow(/trouble/)
    expect(await door.reply!(queued(1))).toMatchObject({
      accepted: true,
      externalId: `dm/${fake.directs.at(-1)!.id}`,
    })
    expect(fake.directs.filter(({ sender }) => sender === OWN)).toHaveLength(1)
  })
})

describe('direct messages at Bluesky', () => {
  it('takes for said what was said, though the answer to it was lost, and says the same words again to another question', async () => {
    const fake = await fakeBlueskyDirect()
    closing.push(fake.close)
    const door = doorOf(blueskyAdapter, fake)
    const begun = await pull(door, null)
    for (const text of ['hello', 'where is it?', 'it was due on Monday']) fake.say(nadia, text)
    const { texts, arrivals } = await pull(door, begun.position)
    expect(texts).toEqual(['hello', 'where is it?', 'it was due on Monday'])
    const replyTo = (arrivals[0] as unknown as { message: { detail: { reply_to: unknown } } }).message.detail
      .reply_to
    const own = () => fake.said().filter(({ sender }) => sender.did !== nadia.did)
    fake.losesAnswer()
    const queued = { ...answer(replyTo), reply: { text: 'It comes tomorrow.', queuedAt: Date.now() } }
    await expect(door.reply!(queued as unknown as ReplyContext)).rejects.toThrow()
    expect(await door.reply!(queued as unknown as ReplyContext)).toMatchObject({
      accepted: true,
      externalId: expect.stringContaining(own()[0]!.id),
    })
    expect(own()).toHaveLength(1)
    const later = { ...queued, reply: { ...queued.reply, queuedAt: Date.now() + 1 } }
    await door.reply!(later as unknown as ReplyContext)
    expect(own()).toHaveLength(2)
  })
})

describe('an account at Reddit', () => {
  async function open(options = {}) {
    const fake = await fakeReddit(options)
    closing.push(fake.close)
    return { fake, door: doorOf(redditAdapter, fake) }
  }

  it('reads all pages since the last look, though the newest that it knew is deleted', async () => {
    const { fake, door } = await open({ pageSize: 2 })
    fake.add('nadia', 'old', POST)
    const known = fake.add('nadia', 'known', POST)
    const begun = await pull(door, null)
    fake.remove(known)
    for (const text of ['one', 'two', 'three', 'four', 'five']) fake.add('nadia', text, POST)
    const after = await pull(door, begun.position)
    expect(after.texts).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect((await pull(door, after.position)).texts).toEqual([])
  })

  it('reads what shows after younger ones, once, and goes on where an earlier release stood', async () => {
    const { fake, door } = await open()
    const known = fake.add('nadia', 'known', POST)
    fake.add('nadia', 'late', POST)
    const late = fake.things.pop()!
    fake.add('nadia', 'soon', POST)
    const none = { at: known.created, names: [known.name] }
    const first = await pull(door, { inbox: none, comments: none, sent: none })
    fake.things.splice(-1, 0, late)
    const second = await pull(door, first.position)
    expect([first.texts, second.texts]).toEqual([['soon'], ['late']])
    expect((await pull(door, second.position)).texts).toEqual([])
  })

  it('keeps apart who comments below one post, and knows a private message', async () => {
    const { fake, door } = await open()
    const begun = await pull(door, null)
    fake.add('nadia', 'mine is late', POST)
    fake.add('omar', 'mine too', POST)
    fake.add('nadia', 'in private', null, { dest: SHOP })
    fake.add(null, 'you were banned', null, { dest: SHOP })
    const { arrivals } = await pull(door, begun.position)
    const threads = arrivals.map((one) => (one.type === 'message' ? one.message.threadKey : ''))
    expect(new Set(threads).size).toBe(4)
    expect(arrivals.at(-1)).toMatchObject({ message: { automatic: 'bot' } })
  })

  it('answers once, though it is asked twice, and private messages in private', async () => {
    const { fake, door } = await open()
    const asked = fake.add('nadia', 'where is it?', POST)
    const first = await door.reply!(answer({ thing: asked.name }))
    expect(await door.reply!(answer({ thing: asked.name }))).toMatchObject({
      accepted: true,
      externalId: (first as { externalId: string }).externalId,
    })
    const whispered = fake.add('nadia', 'in private', null, { dest: SHOP })
    await door.reply!(answer({ thing: whispered.name }))
    expect(fake.things.filter(({ author }) => author === SHOP).map(({ dest }) => dest)).toEqual([
      null,
      'nadia',
    ])
  })

  it('rests when little is left of what Reddit allows, and renews a token that is refused', async () => {
    const { fake, door } = await open()
    const begun = await pull(door, null)
    expect(begun.pause).toBe(20)
    fake.expireToken()
    fake.isNearlyUsedUp()
    expect((await pull(door, begun.position)).pause).toBe(42_000)
  })
})
