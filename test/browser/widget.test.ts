import { mkdir } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { barriers, buildWidget, openWidgetPage, type WidgetPage } from './support/widget-page.ts'

let script: string
let shop: WidgetPage | null = null

beforeAll(async () => {
  script = await buildWidget()
})
afterEach(async () => {
  await shop?.close()
  shop = null
})

const soon = { timeout: 20_000, interval: 50 }

/** Keeps a picture for whoever wants to look at it. */
async function picture({ page }: WidgetPage, name: string): Promise<void> {
  const folder = process.env['SUNDIAL_PICTURES']
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/widget-${name}.png` })
}

async function write({ dialog }: WidgetPage, text: string): Promise<void> {
  await dialog.locator('textarea').fill(text)
  await dialog.locator('textarea').press('Enter')
}

async function onlyConversation({ house }: WidgetPage): Promise<string> {
  const { rows } = await house.pool.query('select id from conversation')
  expect(rows).toHaveLength(1)
  return rows[0].id
}

async function replyState({ house }: WidgetPage, messageId: string): Promise<string> {
  const { rows } = await house.pool.query('select state from reply where message_id = $1', [messageId])
  return rows[0].state
}

describe('the widget', () => {
  it('stays under 30 kB compressed', () => {
    expect(gzipSync(script).length).toBeLessThan(30_000)
  })

  it('carries a conversation through a dropped line to its answer', async () => {
    shop = await openWidgetPage(script)
    const { page, dialog, launcher, house } = shop
    await launcher.click()
    await dialog.getByText('We answer within 30 seconds.').waitFor()
    await picture(shop, 'hello')
    await write(shop, 'Where is my kettle?')
    const first = dialog.locator('li.own', { hasText: 'Where is my kettle?' })
    await expect.poll(() => first.getAttribute('data-state'), soon).toBe('stored')
    await dialog.getByText('You are next.').waitFor()
    await dialog.getByText(/Answer promised by \d/).waitFor()
    await dialog.getByText(/^0:\d\d$/).waitFor()

    await shop.shutDoor()
    await dialog.getByText('No connection.').waitFor()
    await write(shop, 'It was a birthday present')
    const second = dialog.locator('li.own', { hasText: 'birthday' })
    expect(await second.getAttribute('data-state')).toBe('kept')
    await picture(shop, 'down')
    await page.reload() // what was not sent survives even that
    await launcher.click()
    await expect.poll(() => second.getAttribute('data-state'), soon).toBe('kept')

    await shop.openDoor()
    await expect.poll(() => second.getAttribute('data-state'), soon).toBe('stored')
    await first.waitFor()
    const conversationId = await onlyConversation(shop)
    expect(await house.turnsOf(conversationId)).toEqual([{ outcome: null, closed_at: null }])

    const replyId = await house.answer(conversationId, 'On its way: https://track.example/42.')
    await dialog.locator('li.other', { hasText: 'On its way' }).waitFor()
    await vi.waitFor(async () => expect(await replyState(shop!, replyId)).toBe('handed_over'), soon)
    expect((await house.turnsOf(conversationId))[0]!.outcome).toBe('answered')
    expect(await dialog.locator('li.other a').getAttribute('href')).toBe('https://track.example/42')
    expect(await dialog.locator('li.own').allTextContents()).toEqual([
      expect.stringContaining('Where is my kettle?'),
      expect.stringContaining('It was a birthday present'),
    ])
    await picture(shop, 'answered')
    expect(shop.complaints).toEqual([])
  })

  it('counts answers that come while it is closed, and acknowledges them', async () => {
    shop = await openWidgetPage(script)
    const { page, dialog, launcher, house } = shop
    await launcher.click()
    await write(shop, 'I will look again later')
    await dialog.locator('li.own[data-state=stored]').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    const replyId = await house.answer(await onlyConversation(shop), 'No hurry')
    await page.getByRole('button', { name: 'Open the chat, 1 new answer' }).waitFor()
    await vi.waitFor(async () => expect(await replyState(shop!, replyId)).toBe('handed_over'), soon)
    await picture(shop, 'badge')
    await launcher.click()
    await dialog.getByText('No hurry').waitFor()
    await page.keyboard.press('Escape')
    expect(await launcher.getAttribute('aria-label')).toBe('Open the chat')
  })

  it('takes an address instead of waiting', async () => {
    shop = await openWidgetPage(script)
    const { dialog, launcher, house } = shop
    await launcher.click()
    await write(shop, 'I have to leave')
    await dialog.getByRole('button', { name: 'Do not wait: leave an address' }).click()
    const email = dialog.getByLabel('Your email address')
    await email.fill('nora@')
    await email.press('Enter')
    await dialog.getByText('This is not an email address.').waitFor()
    expect(await barriers(shop.page)).toEqual([])
    await picture(shop, 'address')
    await email.fill('nora@customers.example')
    await email.press('Enter')
    await dialog.getByText('If you leave, the answer goes to nora@customers.example.').waitFor()
    const { rows } = await house.pool.query(`select facts->>'email' as email from customer`)
    expect(rows).toEqual([{ email: 'nora@customers.example' }])
  })

  it('can be used by keyboard alone, and keeps the keyboard inside', async () => {
    shop = await openWidgetPage(script)
    const { page, dialog, launcher } = shop
    const focused = () =>
      page.evaluate(
        `(() => { const e = document.querySelector('sundial-chat').shadowRoot.activeElement; return e && (e.getAttribute('aria-label') ?? e.tagName) })()`,
      )
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Open the chat')
    await page.keyboard.press('Enter')
    await dialog.waitFor()
    expect(await focused()).toBe('Your message')
    await page.keyboard.type('By keyboard')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('in two lines')
    await page.keyboard.press('Enter')
    expect(await dialog.locator('li.own p').textContent()).toBe('By keyboard\nin two lines')
    await dialog.getByRole('button', { name: /leave an address/ }).waitFor()
    const stops: unknown[] = []
    for (let i = 0; i < 5; i += 1) {
      await page.keyboard.press('Tab')
      stops.push(await focused())
    }
    expect(stops).toEqual(['Close the chat', 'Conversation', 'BUTTON', 'Your message', 'Close the chat'])
    await page.keyboard.press('Shift+Tab')
    expect(await focused()).toBe('Your message')
    await page.keyboard.press('Escape')
    expect(await launcher.isVisible()).toBe(true)
    expect(await focused()).toBe('Open the chat')
  })
})

const questions = {
  en: [
    'Where is my order 4711? It should have been here on Friday.',
    'It is on its way. You can follow it at https://track.example/4711',
    'Thank you!',
  ],
  ar: [
    'أين طلبي رقم 4711؟ كان يجب أن يصل يوم الجمعة.',
    'إنه في الطريق. يمكنك تتبعه على https://track.example/4711',
    'شكرًا!',
  ],
  fa: [
    'سفارش ۴۷۱۱ من کجاست؟ باید جمعه می‌رسید.',
    'در راه است. می‌توانید آن را در https://track.example/4711 دنبال کنید',
    'ممنون!',
  ],
  be: [
    'Дзе мая замова 4711? Яна мелася прыйсці ў пятніцу.',
    'Яна ў дарозе. Сачыць можна тут: https://track.example/4711',
    'Дзякуй!',
  ],
} as const

describe.each([
  { language: 'en', dark: false, width: 900 },
  { language: 'en', dark: true, width: 900 },
  { language: 'ar', dark: false, width: 390 },
  { language: 'fa', dark: true, width: 900 },
  { language: 'be', dark: false, width: 390 },
] as const)('in $language, dark: $dark, $width pixels wide', ({ language, dark, width }) => {
  it('has no barrier, and reads in its direction', async () => {
    shop = await openWidgetPage(
      script,
      { language, dark, width, height: width === 390 ? 780 : 760 },
      `data-channel="demo-chat" data-language="${language}"`,
    )
    const { page, dialog, launcher, house } = shop
    const name = `${language}${dark ? '-dark' : ''}`
    expect(await barriers(page)).toEqual([])
    await launcher.click()
    await dialog.locator('.status p').first().waitFor()
    expect(await barriers(page)).toEqual([])
    const [question, answer, thanks] = questions[language]
    await write(shop, question)
    await dialog.locator('li.own[data-state=stored]').waitFor()
    await dialog.locator('.address button').waitFor()
    expect(await barriers(page)).toEqual([])
    await picture(shop, `${name}-waiting`)
    await house.answer(await onlyConversation(shop), answer)
    await dialog.locator('li.other').waitFor()
    await write(shop, thanks)
    await dialog.locator('li.own[data-state=stored]').nth(1).waitFor()
    expect(await barriers(page)).toEqual([])
    await picture(shop, name)

    const rtl = language === 'ar' || language === 'fa'
    const box = async (selector: string) => (await dialog.locator(selector).first().boundingBox())!
    const [own, other] = [await box('li.own p'), await box('li.other p')]
    expect(own.x < other.x, 'own messages at the end of the line').toBe(rtl)
    const beyond = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(beyond).toBe(0)
    expect(shop.complaints).toEqual([])
  })
})
