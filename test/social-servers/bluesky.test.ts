import { setTimeout as sleep } from 'node:timers/promises'
import { AppBskyFeedDefs, type AppBskyFeedPost, type AtpAgent } from '@atproto/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Door } from '../../src/channels/port/adapter.ts'
import { repliesThroughDoors } from '../../src/channels/port/replies-through-doors.ts'
import { runDoor, type RunningDoor } from '../../src/channels/port/run-door.ts'
import { channelPositions } from '../../src/db/channel-positions.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import type { ChannelId, ConversationId } from '../../src/domain/ids.ts'
import { MINUTE } from '../../src/domain/time/instant.ts'
import type { HttpDoors } from '../../src/http/deps.ts'
import { ComeBackLater } from '../../src/workflows/ports/channel-adapter.ts'
import { deliverReply } from '../../src/workflows/replies/deliver-reply.ts'
import { queueReply } from '../../src/workflows/replies/queue-reply.ts'
import { silent, testDoors } from '../support/doors.ts'
import { openHouse, type House } from '../support/house.ts'
import { startBluesky, type Bluesky } from './support/start-bluesky.ts'

interface Ref {
  readonly uri: string
  readonly cid: string
}

let house: House
let bluesky: Bluesky
/** The shop's own people, in the app. */
let shop: AtpAgent
let nadia: AtpAgent
let omar: AtpAgent
let channel: Channel
let doors: HttpDoors
let running: RunningDoor | null = null
let looks = 0

beforeAll(async () => {
  ;[house, bluesky] = await Promise.all([openHouse(), startBluesky()])
  shop = await bluesky.account('lamps.test')
  nadia = await bluesky.account('nadia.test')
  omar = await bluesky.account('omar.test')
  const { data } = await shop.com.atproto.server.createAppPassword({ name: 'sundial' })
  channel = {
    ...(await house.channel('demo-posts')),
    id: house.deps.newId() as ChannelId,
    slug: 'bluesky',
    kind: 'social',
    adapter: 'bluesky',
    settings: { handle: 'lamps.test', service: bluesky.url, app_password_env: 'BLUESKY' },
    connectedAt: Date.now() - MINUTE,
  }
  await house.pool.query(
    `insert into channel (brand_id, id, slug, name, kind, adapter, mode, settings, connected_at)
     values ($1, $2, 'bluesky', 'Bluesky', 'social', 'bluesky', 'observe', $3, $4)`,
    [channel.brandId, channel.id, channel.settings, new Date(channel.connectedAt)],
  )
  doors = testDoors(house, {
    variables: { BLUESKY: data.password, WRONG: 'not-the-app-password' },
    trusted: new Set([new URL(bluesky.url).origin]),
  })
})
afterAll(async () => {
  await running?.stop()
  await bluesky.stop()
  await house.close()
})

function doorWith(settings: object = {}): Door {
  const opened = doors.of({ ...channel, settings: { ...channel.settings, ...settings } })
  if (!opened.ok) throw new Error(opened.problem)
  return opened.door
}

async function start(): Promise<void> {
  running = runDoor({
    channel,
    door: doorWith(),
    positions: channelPositions(house.db),
    take: (arrivals) => doors.take(channel, arrivals),
    onHealth: (_, { state }) => (looks += state === 'watching' ? 1 : 0),
    log: silent,
    pause: 50,
  })
  await severalLooks()
}

const severalLooks = async () => {
  const before = looks
  await until(() => looks >= before + 3, 'three looks')
}

async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await condition()) return
    await sleep(50)
  }
  throw new Error(`waited in vain for ${what}`)
}

const MENTION = '@lamps.test'

async function posts(agent: AtpAgent, text: string, more: object = {}): Promise<Ref> {
  const mention = {
    index: { byteStart: 0, byteEnd: MENTION.length },
    features: [{ $type: 'app.bsky.richtext.facet#mention', did: shop.assertDid }],
  }
  const { uri, cid } = await agent.post({
    text,
    ...(text.startsWith(MENTION) && { facets: [mention] }),
    ...more,
  })
  return { uri, cid }
}

const rows = async (text: string, values: unknown[] = []) =>
  (await house.pool.query(text, [channel.id, ...values])).rows
const messages = () =>
  rows(
    `select b.external_id as uri, b.text, m.author, m.conversation_id, m.occurred_at
     from message m join message_body b on b.message_id = m.id where m.channel_id = $1 order by m.occurred_at, m.id`,
  )
const stored = async (uri: string) => (await messages()).filter((message) => message.uri === uri)
const openTurns = async () =>
  (
    await rows(
      `select t.id from turn t join conversation c on c.id = t.conversation_id where c.channel_id = $1 and t.closed_at is null`,
    )
  ).length
const arrives = (post: Ref) => until(async () => (await stored(post.uri)).length > 0, post.uri)

async function answers(uri: string, text: string): Promise<string> {
  const deps = { ...house.deps, adapters: repliesThroughDoors(doors) }
  const [message] = await stored(uri)
  const outcome = await queueReply(deps, {
    brandId: channel.brandId,
    conversationId: message.conversation_id as ConversationId,
    personId: null,
    text,
    idempotencyKey: text,
  })
  if (outcome.type !== 'queued') throw new Error(outcome.reason)
  const { brandId } = channel
  // As after a crash: handed over twice.
  await deliverReply(deps, { brandId, messageId: outcome.messageId })
  await house.pool.query(`update reply set state = 'queued' where message_id = $1`, [outcome.messageId])
  await deliverReply(deps, { brandId, messageId: outcome.messageId })
  return outcome.messageId
}

/** What the shop wrote, oldest first, as its account server keeps it. */
async function written(): Promise<readonly (Ref & { readonly record: AppBskyFeedPost.Record })[]> {
  const { data } = await nadia.com.atproto.repo.listRecords({
    repo: shop.assertDid,
    collection: 'app.bsky.feed.post',
    reverse: true,
  })
  return data.records.map(({ uri, cid, value }) => ({ uri, cid, record: value as AppBskyFeedPost.Record }))
}

let question: Ref
let answer: Ref

describe("an account on Bluesky's own servers", () => {
  it('is found in order, and disturbed by nothing that was said before', async () => {
    await posts(nadia, '@lamps.test, have you got it in blue?')
    await until(
      async () => (await shop.listNotifications()).data.notifications.length === 1,
      'what was said before',
    )
    expect(await doorWith().test()).toEqual([{ verdict: 'ok', message: 'we are lamps.test' }])
    await start()
    expect(await messages()).toEqual([])
  })

  it('takes a mention in once, with a clock that runs', async () => {
    question = await posts(nadia, '@lamps.test where is my parcel?')
    await arrives(question)
    await severalLooks()
    expect(await messages()).toMatchObject([
      { uri: question.uri, author: 'customer', text: '@lamps.test where is my parcel?' },
    ])
    expect(await openTurns()).toBe(1)
  })

  it('answers below it, once however often it is sent, and then the wait is over', async () => {
    await answers(question.uri, 'It comes tomorrow: https://shop.example/parcels/1')
    const [sent, ...more] = await written()
    expect(more).toEqual([])
    expect(sent!.record).toMatchObject({
      text: 'It comes tomorrow: https://shop.example/parcels/1',
      reply: { root: question, parent: question },
      facets: [{ features: [{ uri: 'https://shop.example/parcels/1' }] }],
    })
    answer = { uri: sent!.uri, cid: sent!.cid }
    expect(await openTurns()).toBe(0)
    await severalLooks()
    expect(await stored(sent!.uri)).toHaveLength(1)
  })

  it('starts nothing for a like, a repost and a follower', async () => {
    const before = await messages()
    await nadia.like(answer.uri, answer.cid)
    await omar.repost(answer.uri, answer.cid)
    await omar.follow(shop.assertDid)
    await until(
      async () => (await shop.listNotifications()).data.notifications.length >= 5,
      'like, repost and follower to be told',
    )
    await severalLooks()
    expect(await messages()).toEqual(before)
    expect(await openTurns()).toBe(0)
  })

  it('keeps a thread together, and answers at length under its first post', async () => {
    const back = await posts(nadia, 'And the second one?', { reply: { root: question, parent: answer } })
    await arrives(back)
    expect(new Set((await messages()).map((message) => message.conversation_id)).size).toBe(1)
    expect(await openTurns()).toBe(1)
    await answers(back.uri, `The second one ${'is on its way and '.repeat(20)}comes on Friday.`)
    const [, first, second, ...more] = await written()
    expect(more).toEqual([])
    expect(first!.record.reply).toEqual({ root: question, parent: back })
    expect(second!.record.reply).toEqual({ root: question, parent: { uri: first!.uri, cid: first!.cid } })
    const { data } = await nadia.getPostThread({ uri: question.uri, depth: 5 })
    expect(AppBskyFeedDefs.isThreadViewPost(data.thread)).toBe(true)
    expect(await openTurns()).toBe(0)
  })

  it('counts what a colleague answers in the app', async () => {
    const asked = await posts(omar, '@lamps.test are you open on Sunday?')
    await arrives(asked)
    expect(await openTurns()).toBe(1)
    await posts(shop, 'From ten.', { reply: { root: asked, parent: asked } })
    await until(async () => (await openTurns()) === 0, 'the answer given in the app')
  })

  it('hears a customer whose clock is behind, as soon as they were there', async () => {
    const known = await messages()
    const [asked] = await stored(question.uri)
    const slow = await posts(nadia, '@lamps.test hello?', {
      createdAt: new Date((asked.occurred_at as Date).getTime() + 1).toISOString(),
    })
    await arrives(slow)
    const [heard] = await stored(slow.uri)
    // They were not there when the latest of the others was.
    const latest = known.filter(({ author }) => author === 'customer').at(-1)
    expect(heard.occurred_at.getTime()).toBeGreaterThanOrEqual(latest.occurred_at.getTime())
  })

  it('loses nothing that comes while it is stopped, and repeats nothing', async () => {
    await running!.stop()
    const before = await messages()
    const meanwhile = await posts(omar, '@lamps.test written while nobody listened')
    const quoted = await posts(nadia, 'Look at this', {
      embed: { $type: 'app.bsky.embed.record', record: answer },
    })
    await start()
    await arrives(meanwhile)
    await arrives(quoted)
    await severalLooks()
    expect(await messages()).toHaveLength(before.length + 2)
  })

  it('says how to mend a wrong app password', async () => {
    expect(await doorWith({ app_password_env: 'WRONG' }).test()).toMatchObject([
      {
        verdict: 'fail',
        message: expect.stringContaining('does not accept handle and app password'),
        mend: expect.stringContaining('Make an app password'),
      },
    ])
  })

  it('waits as long as the server asks when it has tried too often', async () => {
    const door = doorWith({ handle: 'omar.test', app_password_env: 'WRONG' })
    let refused: unknown = null
    for (let tries = 0; tries < 60 && !(refused instanceof ComeBackLater); tries += 1)
      refused = await door.pull!(null, new AbortController().signal).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ComeBackLater)
    const { after } = refused as ComeBackLater
    expect(after).toBeGreaterThan(0)
    expect(after).toBeLessThanOrEqual(5 * MINUTE)
  })
})
