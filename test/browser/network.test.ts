import { mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'
import { violations } from './support/violations.ts'

let desk: Desk
afterEach(() => desk.close())

/** Where somebody can look at the pages afterwards. */
const folder = process.env['SUNDIAL_SCREENSHOTS'] ?? path.join(os.tmpdir(), 'sundial-screens')
const phone = { width: 390, height: 844, touch: true }

async function seen(name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await desk.page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
  const { scroll, width } = await desk.page.evaluate<{ scroll: number; width: number }>(
    '({ scroll: document.documentElement.scrollWidth, width: window.innerWidth })',
  )
  expect({ name, scroll }).toEqual({ name, scroll: Math.min(scroll, width) })
  expect(desk.complaints).toEqual([])
}

describe.each(['en', 'fa', 'ar'])('in %s, on a phone', (language) => {
  test('an expert reads their money, their brands and their guards', async () => {
    desk = await sitDown('maricel', { ...phone, language, dark: language === 'ar' })
    for (const [name, url, last] of [
      ['money', '/expert/money', 'form button[type=submit]'],
      ['joining', '/expert/joining', 'article, h2'],
      ['feedback', '/expert/feedback', 'article'],
      ['me', '/expert/me', 'form'],
    ] as const) {
      await desk.page.goto(desk.base + url)
      await desk.page.locator(last).first().waitFor()
      await seen(`${name}-${language}`)
      expect(await violations(desk.page)).toEqual([])
    }
  })

  test('somebody applies', async () => {
    desk = await sitDown(null, { ...phone, language })
    await desk.page.goto(`${desk.base}/join/demo?invitation=abc`)
    await desk.page.locator('input[type=email]').waitFor()
    await seen(`join-${language}`)
    expect(await violations(desk.page)).toEqual([])
  })

  test('a lead decides', async () => {
    desk = await sitDown('elena', { ...phone, language })
    await desk.page.goto(`${desk.base}/network`)
    await desk.page.locator('article').first().waitFor()
    await seen(`network-${language}`)
    expect(await violations(desk.page)).toEqual([])
    await desk.page.goto(`${desk.base}/network/rules`)
    await desk.page.locator('form').nth(4).waitFor()
    await seen(`rules-${language}`)
    expect(await violations(desk.page)).toEqual([])
  })
})

test('what is contested goes to a lead with its reason', async () => {
  desk = await sitDown('maricel', phone)
  await desk.page.goto(`${desk.base}/expert/money`)
  await desk.page.getByRole('button', { name: 'This is wrong' }).first().click()
  await desk.page.getByLabel('What is wrong, and why').fill('It took an hour.')
  await desk.page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect
    .poll(
      () =>
        desk.world.asked.find(({ method, path: asked }) => method === 'POST' && asked === '/me/disputes')
          ?.body,
    )
    .toMatchObject({ text: 'It took an hour.' })
})

test('a lead mends a reply before it goes out', async () => {
  desk = await sitDown('elena')
  await desk.page.goto(`${desk.base}/network`)
  await desk.page.getByLabel('The reply').fill('It left our house this morning.')
  await desk.page.getByRole('button', { name: 'Send as mended' }).click()
  await expect
    .poll(() => desk.world.asked.filter(({ method }) => method === 'POST').at(-1)?.body)
    .toMatchObject({ send: { text: 'It left our house this morning.' } })
})

describe('rules that a lead writes', () => {
  const asked = (method: string, path: string) =>
    desk.world.asked.filter((one) => one.method === method && one.path === path)
  async function openRules(): Promise<void> {
    desk = await sitDown('elena')
    await desk.page.goto(`${desk.base}/network/rules`)
    await desk.page.getByLabel('For an answer, EUR').waitFor()
  }
  const answer = () => desk.page.getByLabel('For an answer, EUR')
  const savePay = () => desk.page.locator('form').first().getByRole('button', { name: 'Save' })

  test('limit what may be spent, in the currency’s own unit; an empty field is no limit', async () => {
    await openRules()
    const field = (name: string) => desk.page.getByLabel(name)
    expect(await field('In any hour').inputValue()).toBe('60')
    expect(await field('In a calendar month').isDisabled()).toBe(true) // the brand's file says it
    await field('In any hour').fill('')
    await field('In any 24 hours').fill('120.5')
    const form = desk.page.locator('form').nth(1)
    await form.getByRole('button', { name: 'Save' }).click()
    await expect
      .poll(() => asked('PUT', '/budgets').at(-1)?.body)
      .toEqual({ brand: 'demo', hour: null, day: 12_050, conversation: 900 })
    await desk.page.getByText('The budgets count from the next search on.').waitFor()
  })

  test('are kept while the line is down and after the tab was closed, and can be undone once saved', async () => {
    await openRules()
    desk.world.overrides.set('PUT /pay-rules', { status: 200, body: { rules: null } })
    await answer().fill('4.50')
    await desk.page.context().setOffline(true)
    await savePay().click()
    await desk.page.getByText('What you wrote is kept in this browser').waitFor()
    await desk.page.context().setOffline(false)
    await desk.page.reload()
    await desk.page.getByText('taken up from where you left it').waitFor()
    expect(await answer().inputValue()).toBe('4.5')
    await savePay().click()
    await desk.page.getByText('The pay rules count from now on.').waitFor()
    expect(asked('PUT', '/pay-rules').at(-1)?.body).toMatchObject({
      answer_minor: 450,
      answer_minor_by_kind: { chat: 150 },
      uplifts: [{ from: '22:00', to: '06:00', days: ['sat', 'sun'], percent: 50 }],
    })
    await desk.page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => asked('PUT', '/pay-rules').at(-1)?.body).toMatchObject({ answer_minor: 300 })
    expect(
      await desk.page.evaluate('Object.keys(localStorage).filter((key) => key.includes("form.pay"))'),
    ).toEqual([])
  })

  test('show what is wrong at the field that it is wrong in', async () => {
    await openRules()
    desk.world.overrides.set('PUT /pay-rules', {
      status: 400,
      body: {
        code: 'invalid_account',
        detail: 'No bank could debit this account.',
        errors: [{ path: 'body.payer.iban', problem: 'is no IBAN: a digit is wrong, or some are missing' }],
      },
    })
    const iban = desk.page.getByLabel('IBAN')
    await iban.fill('DE00 3704 0044')
    await savePay().click()
    await desk.page.getByText('No bank could debit this account.').waitFor()
    expect(await iban.getAttribute('aria-invalid')).toBe('true')
    await answer().fill('')
    await savePay().click()
    await desk.page.getByText('Fill this in').waitFor()
    expect(asked('PUT', '/pay-rules')).toHaveLength(1)
  })

  test('a question of the test names its right choice by where it stands, also after one was removed', async () => {
    await openRules()
    const form = desk.page.locator('form').nth(3)
    await form.getByRole('button', { name: 'Add a choice' }).click()
    await form.getByRole('textbox', { name: 'Choice 3' }).fill('A question')
    await form.getByRole('radio', { name: 'Right: A question' }).check()
    await form.getByRole('button', { name: 'Remove: An apology' }).click()
    await form.getByRole('button', { name: 'Publish the version' }).click()
    await expect
      .poll(() => asked('POST', '/brand-tests').at(-1)?.body)
      .toMatchObject({
        questions: [
          { choices: ['An explanation', 'A question'], correct: 1 },
          { text: 'Write the first two sentences.' },
        ],
        pass_percent: 80,
      })
  })

  test('an older text of the agreement can be taken up again', async () => {
    await openRules()
    const form = desk.page.locator('form').nth(2)
    await form.getByRole('button', { name: 'Take this text' }).click()
    await form.getByRole('button', { name: 'Publish the version' }).click()
    await expect
      .poll(() => asked('POST', '/agreements').at(-1)?.body)
      .toMatchObject({ text: 'Be kind.', customer_countries: null })
  })
})

test('two accounts of one person are joined after a second question', async () => {
  desk = await sitDown('elena')
  await desk.page.goto(`${desk.base}/network`)
  await desk.page.getByText('Both name one payout account').waitFor()
  await desk.page.getByRole('button', { name: 'Keep this one' }).first().click()
  await desk.page.getByText('The account of nk@freelance.example ends').waitFor()
  await desk.page.getByRole('button', { name: 'Join them' }).click()
  await expect
    .poll(() => desk.world.asked.filter(({ path: asked }) => asked.endsWith('/join')).at(-1)?.body)
    .toMatchObject({ brand: 'demo' })
})
