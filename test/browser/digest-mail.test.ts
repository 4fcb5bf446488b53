import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestMailer } from '../../src/notify/digest/mail-digest.ts'
import { digestWriter } from '../../src/notify/digest/write-digest.ts'
import { mailTransport, type MailTransport } from '../../src/notify/mail/transport.ts'
import { sampleDigest } from '../notify/digest/sample.ts'
import { catchMail, type MailCatcher } from '../support/catch-mail.ts'
import { openBrowser } from './support/browser.ts'

/** `DIGEST_PICTURES=FOLDER` keeps a picture of each, for eyes. */
const folder = process.env['DIGEST_PICTURES']

let catcher: MailCatcher
let transport: MailTransport
beforeAll(async () => {
  catcher = await catchMail()
  transport = mailTransport({ smtpUrl: catcher.url, outbox: '', clock: () => Date.now() })
})
afterAll(async () => {
  transport.close()
  await catcher.close()
})

/** The digest as the SMTP server got it, with its pictures put where a mail program shows them. */
async function mailed(language: string): Promise<string> {
  const letter = await digestWriter({ baseUrl: 'https://sundial.example' })({
    digest: sampleDigest(),
    brand: { name: 'Demo Outfitters', slug: 'demo' },
    readerName: 'Victor Hale',
    language,
    unsubscribeUrl: 'https://sundial.example/unsubscribe/x',
    images: 'beside',
  })
  const send = digestMailer({ transport, from: 'Sundial <sundial@sundial.example>' })
  const reader = { name: 'Victor Hale', email: 'victor@demo.example', slackUserId: null }
  await send({ id: language, reader, letter, unsubscribeUrl: 'https://sundial.example/unsubscribe/x' })
  const mail = catcher.mails.find(({ messageId }) => messageId === `<digest.${language}@sundial.example>`)!
  return mail.attachments.reduce((html, { contentId, content }) => {
    const data = Buffer.from(content as ArrayBuffer).toString('base64')
    return html.replaceAll(`cid:${contentId!.replace(/[<>]/g, '')}`, `data:image/png;base64,${data}`)
  }, mail.html!)
}

interface Seen {
  readonly direction: string
  readonly overflow: number
  readonly shown: readonly number[]
  readonly headline: number
  readonly unread: number
}

const measure = (page: Page) =>
  page.evaluate<Seen>(`({
    direction: document.documentElement.dir,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    shown: [...document.images].filter((one) => one.checkVisibility()).map((one) => one.naturalWidth),
    headline: parseFloat(getComputedStyle(document.querySelector('h1')).fontSize),
    unread: [...document.images].filter((one) => one.alt === '').length,
  })`)

test.each([
  ['en', 390, false],
  ['en', 1_200, false],
  ['ar', 390, false],
  ['ar', 1_200, false],
  ['en', 390, true],
  ['ar', 1_200, true],
] as const)('a digest in %s fits a screen of %i points (dark: %s)', async (language, width, dark) => {
  const html = await mailed(language)
  const { context, close } = await openBrowser({ width, height: 900, dark })
  try {
    const page = await context.newPage()
    await page.setContent(html, { waitUntil: 'load' })
    const seen = await measure(page)
    expect(seen).toMatchObject({ direction: language === 'ar' ? 'rtl' : 'ltr', overflow: 0, unread: 0 })
    // One heat map, light or dark, and it has arrived.
    expect(seen.shown).toEqual([1_136])
    expect(seen.headline).toBeGreaterThanOrEqual(20)
    if (folder) {
      mkdirSync(folder, { recursive: true })
      const name = `digest-${language}-${width}${dark ? '-dark' : ''}.png`
      await page.screenshot({ path: path.join(folder, name), fullPage: true })
    }
  } finally {
    await close()
  }
})
