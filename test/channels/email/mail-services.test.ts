import { afterEach, describe, expect, it } from 'vitest'
import { gmailAdapter } from '../../../src/channels/email/gmail/gmail-adapter.ts'
import { microsoftAdapter } from '../../../src/channels/email/microsoft/microsoft-adapter.ts'
import type { Adapter, Door, Pulled } from '../../../src/channels/port/adapter.ts'
import { openDoors } from '../../../src/channels/port/doors.ts'
import type { Channel } from '../../../src/domain/conversation/channel.ts'
import { ComeBackLater, type ReplyContext } from '../../../src/workflows/ports/channel-adapter.ts'
import { silent } from '../../support/doors.ts'
import { fakeGmail } from '../contract/platforms/fake-gmail.ts'
import { fakeMicrosoft } from '../contract/platforms/fake-microsoft.ts'

const key = Buffer.alloc(32, 1)
const signal = new AbortController().signal
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

const letter = (number: number, words = 'Where is it?') =>
  `From: nadia@customers.example\r\nSubject: Help\r\nMessage-ID: <n${number}@customers.example>\r\n\r\n${words}`

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
  const opened = doors.of({
    id: 'c',
    adapter: adapter.name,
    address: 'support@demo.example',
    name: 'Shop',
    settings: fake.settings,
  } as unknown as Channel)
  if (!opened.ok) throw new Error(opened.problem)
  return opened.door
}

/** Pulls until there is nothing more; the ids of what came, and the position. */
async function drain(
  door: Door,
  from: unknown,
): Promise<{ ids: string[]; position: unknown; largest: number }> {
  const ids: string[] = []
  let largest = 0
  let pulled: Pulled = { arrivals: [], position: from, more: true }
  for (let rounds = 0; pulled.more && rounds < 100; rounds += 1) {
    pulled = await door.pull!(JSON.parse(JSON.stringify(pulled.position)), signal)
    largest = Math.max(largest, pulled.arrivals.length)
    for (const arrival of pulled.arrivals)
      if (arrival.type === 'mail')
        ids.push(/^Message-ID: <(.*)@/im.exec(Buffer.from(arrival.raw).toString('latin1'))![1]!)
  }
  return { ids, position: pulled.position, largest }
}

const answer = (replyTo: unknown): ReplyContext =>
  ({
    channel: { address: 'support@demo.example', name: 'Shop' },
    reply: {
      messageId: '019b0000-0000-7000-8000-000000000001',
      externalId: '<019b0000-0000-7000-8000-000000000001@demo.example>',
      conversationId: '019b0000-0000-7000-8000-000000000002',
      text: 'It comes tomorrow.',
      author: 'agent',
    },
    customer: { address: 'nadia@customers.example', name: 'Nadia' },
    subject: 'Help',
    externalIds: [],
    inReplyTo: '<n1@customers.example>',
    replyTo,
  }) as unknown as ReplyContext

describe('a mailbox at Google', () => {
  async function open() {
    const google = await fakeGmail()
    closing.push(google.close)
    return { google, door: doorOf(gmailAdapter(key), google) }
  }

  it('begins at now, then reads what comes in groups, each once', async () => {
    const { google, door } = await open()
    google.put(letter(0), ['INBOX'])
    const { ids, position } = await drain(door, null)
    expect(ids).toEqual([])
    for (let number = 1; number <= 45; number += 1) google.put(letter(number), ['INBOX'])
    const after = await drain(door, position)
    expect(after.ids).toEqual(Array.from({ length: 45 }, (_, index) => `n${index + 1}`))
    expect(after.largest).toBeLessThanOrEqual(20)
    expect((await drain(door, after.position)).ids).toEqual([])
  })

  it('lists what came since the last success where the history is gone, without end or loss', async () => {
    const { google, door } = await open()
    const { position } = await drain(door, null)
    for (let number = 1; number <= 30; number += 1) google.put(letter(number), ['INBOX'])
    google.forgetHistory()
    const after = await drain(door, position)
    expect([...after.ids].sort()).toEqual(Array.from({ length: 30 }, (_, index) => `n${index + 1}`).sort())
    google.put(letter(99), ['INBOX'])
    expect((await drain(door, after.position)).ids).toEqual(['n99'])
  })

  it('takes a mail that is moved in, and none that is gone, spam, or a copy of our own', async () => {
    const { google, door } = await open()
    const { position } = await drain(door, null)
    const spam = google.put(letter(1), ['SPAM'])
    google.remove(google.put(letter(2), ['INBOX']))
    google.put(`X-Sundial-Message: 1\r\n${letter(3)}`, ['SENT'])
    google.put(letter(4), ['SENT'])
    const first = await drain(door, position)
    expect(first.ids).toEqual(['n4'])
    spam.labels = ['INBOX']
    google.label(spam, 'INBOX')
    expect((await drain(door, first.position)).ids).toEqual(['n1'])
  })

  it('waits as long as Google says, in its words, and renews a token that is refused', async () => {
    const { google, door } = await open()
    const { position } = await drain(door, null)
    google.asksToWait(40, 'reading')
    const waiting = await door.pull!(position, signal).catch((error: unknown) => error)
    expect(waiting).toBeInstanceOf(ComeBackLater)
    expect((waiting as ComeBackLater).after).toBeGreaterThan(30_000)
    google.expireToken()
    google.put(letter(1), ['INBOX'])
    expect((await drain(door, position)).ids).toEqual(['n1'])
  })

  it('answers in the thread, under the name that Google gave it; on its own where the thread is gone', async () => {
    const { google, door } = await open()
    const asked = google.put(letter(1), ['INBOX'])
    const delivered = await door.reply!(answer({ thread: asked.threadId }))
    expect(delivered).toMatchObject({ accepted: true, externalId: expect.stringContaining('mail.gmail.com') })
    expect(google.mails.at(-1)).toMatchObject({ threadId: asked.threadId, labels: ['SENT'] })
    expect(await door.reply!(answer({ thread: 'gone' }))).toMatchObject({ accepted: true })
  })

  it('says which label is missing, and what the mailbox has', async () => {
    const { google } = await open()
    const door = doorOf(gmailAdapter(key), {
      ...google,
      settings: { ...google.settings, labels: ['Label_7'] },
    })
    expect(await door.test()).toMatchObject([
      {
        verdict: 'fail',
        message: expect.stringContaining('Label_7'),
        mend: expect.stringContaining('INBOX'),
      },
    ])
  })
})

describe('a mailbox of Microsoft 365', () => {
  async function open() {
    const outlook = await fakeMicrosoft()
    closing.push(outlook.close)
    return { outlook, door: doorOf(microsoftAdapter(key), outlook) }
  }

  it('begins at now, then reads changes in pages, each once', async () => {
    const { outlook, door } = await open()
    const { position } = await drain(door, null)
    for (let number = 1; number <= 45; number += 1) outlook.put(letter(number))
    outlook.put(letter(46), 'sentitems')
    const after = await drain(door, position)
    expect([...after.ids].sort()).toEqual(Array.from({ length: 46 }, (_, index) => `n${index + 1}`).sort())
    expect(after.largest).toBeLessThanOrEqual(40)
    expect((await drain(door, after.position)).ids).toEqual([])
  })

  it('reads again what came since an hour before the last success where its link is too old', async () => {
    const { outlook, door } = await open()
    const { position } = await drain(door, null)
    outlook.forgetLinks()
    outlook.put(letter(1))
    outlook.put(letter(2))
    const after = await drain(door, position)
    expect(after.ids).toEqual(['n2'])
    outlook.put(letter(3))
    expect((await drain(door, after.position)).ids).toEqual(['n3'])
  })

  it('takes no draft, nothing that is gone, and no copy of our own', async () => {
    const { outlook, door } = await open()
    const { position } = await drain(door, null)
    outlook.remove(outlook.put(letter(1)))
    outlook.put(letter(2)).draft = true
    outlook.put(`X-Sundial-Message: 1\r\n${letter(3)}`, 'sentitems')
    outlook.put(letter(4))
    expect((await drain(door, position)).ids).toEqual(['n4'])
  })

  it('sends once, though the first attempt ended before it was known to be sent', async () => {
    const { outlook, door } = await open()
    const asked = outlook.put(letter(1))
    outlook.refuses()
    expect(await door.reply!(answer({ message: asked.id }))).toMatchObject({ accepted: false })
    // The draft of the attempt above is still there, and is the one that goes out.
    expect(await door.reply!(answer({ message: asked.id }))).toMatchObject({ accepted: true })
    expect(await door.reply!(answer({ message: asked.id }))).toMatchObject({ accepted: true })
    expect(outlook.mails.filter(({ folder }) => folder === 'sentitems')).toHaveLength(1)
    expect(outlook.mails.filter(({ folder }) => folder === 'drafts')).toHaveLength(0)
  })

  it('answers on its own where the customer’s mail is gone, and renews a token that is refused', async () => {
    const { outlook, door } = await open()
    outlook.expireToken()
    expect(await door.reply!(answer({ message: 'gone' }))).toMatchObject({ accepted: true })
  })

  it('follows no link that leads elsewhere with the token', async () => {
    const { door } = await open()
    const elsewhere = { link: 'https://evil.example/v1.0/delta', at: Date.now() }
    await expect(door.pull!({ folders: { inbox: elsewhere } }, signal)).rejects.toThrow(
      'https://evil.example',
    )
  })

  it('says whether the mailbox, a folder or a right is wrong', async () => {
    const { outlook } = await open()
    const findings = async (change: object) =>
      doorOf(microsoftAdapter(key), { ...outlook, settings: { ...outlook.settings, ...change } }).test()
    expect(await findings({})).toMatchObject([{ verdict: 'ok' }])
    expect(await findings({ folders: ['wrong'] })).toMatchObject([
      { verdict: 'fail', mend: expect.stringContaining('"wrong" is none') },
    ])
    expect(await findings({ mailbox: 'nobody@demo.example' })).toMatchObject([
      { verdict: 'fail', mend: expect.stringContaining('user principal name') },
    ])
    expect(await findings({ client_id: 'another' })).toMatchObject([
      { verdict: 'fail', mend: expect.stringContaining('client secret') },
    ])
  })
})
