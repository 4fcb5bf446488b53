import { afterAll, beforeAll, expect, it } from 'vitest'
import { slackDigestSender } from '../../../src/notify/digest/slack-digest.ts'
import { digestWriter } from '../../../src/notify/digest/write-digest.ts'
import { NoticeRefused } from '../../../src/workflows/ports/notifier.ts'
import { fakeSlack, type FakeSlack } from '../fake-slack.ts'
import { sampleBehind, sampleDigest } from './sample.ts'

let slack: FakeSlack
beforeAll(async () => {
  slack = await fakeSlack('xoxb-test')
})
afterAll(() => slack.close())

async function send(slackUserId: string | null) {
  const letter = await digestWriter({ baseUrl: 'https://sundial.example' })({
    digest: { ...sampleDigest(), behind: sampleBehind },
    brand: { name: 'Demo & Sons', slug: 'demo' },
    readerName: 'Elena Petrova',
    language: 'en',
    unsubscribeUrl: 'https://sundial.example/unsubscribe/1',
    images: 'beside',
  })
  const sender = slackDigestSender({ token: 'xoxb-test', apiUrl: slack.url })
  const reader = { name: 'Elena', email: 'elena@demo.example', slackUserId }
  await sender({ id: '7', reader, letter, unsubscribeUrl: null })
  return slack.calls.at(-1)!
}

it('says the sentence, the number and the decision, with a button to the page behind', async () => {
  const { method, fields } = await send('U123')
  expect([method, fields['channel']]).toEqual(['chat.postMessage', 'U123'])
  expect(fields['text']).toMatch(/^One customer in eleven was neglected last week/)
  const blocks = JSON.parse(fields['blocks']!) as {
    type: string
    text?: { text: string }
    elements?: { url?: string }[]
  }[]
  expect(blocks.map(({ type }) => type)).toEqual([
    'context',
    'header',
    'section',
    'section',
    'context',
    'divider',
    'section',
    'context',
    'section',
    'section',
    'section',
    'section',
    'actions',
    'context',
  ])
  expect(blocks[2]!.text!.text).toContain('*9.2* of 100 turns neglected')
  expect(blocks.at(-2)!.elements![0]!.url).toBe('https://sundial.example/digest?brand=demo&period=weekly')
  for (const { type, text } of blocks)
    if (type === 'header') expect(text!.text.length).toBeLessThanOrEqual(150)
})

it('tells the whole digest: why, when, the longest waits, what stands behind it, the hours ahead and the way out', async () => {
  const { fields } = await send('U123')
  const text = JSON.stringify(JSON.parse(fields['blocks']!))
  for (const part of [
    'Nobody on had the language or the skill: 118',
    'weekday and hour. Most:',
    '/conversations/conversation-',
    'Hours ahead that nobody covers',
    'Email · German: 44 h, 260 customers expected',
    'Waited past the promise: 212',
    'German on the evening shift: 14',
    'A turn is neglected when',
    '<https://sundial.example/unsubscribe/1|Unsubscribe>',
  ])
    expect(text).toContain(part)
})

it('names no customer', async () => {
  const { fields } = await send('U123')
  expect(fields['blocks']).not.toMatch(/Lovelace|Karimi/)
})

it('is refused for good where the reader has no Slack account', async () => {
  await expect(send(null)).rejects.toThrow(NoticeRefused)
  await expect(send('not a user')).rejects.toThrow(NoticeRefused)
})
