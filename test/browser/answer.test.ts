import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'
import { boardRows } from './support/fixtures/board.ts'

const id = boardRows()[0]?.conversation_id ?? ''
let desk: Desk
const box = () => desk.page.getByRole('textbox', { name: /Answer to/ })
const sent = () => desk.world.asked.filter(({ path }) => path.endsWith('/replies'))

beforeEach(async () => {
  desk = await sitDown('elena')
  await desk.page.goto(`${desk.base}/conversations/${id}`)
  await box().waitFor()
})
afterEach(() => desk.close())

describe('an answer', () => {
  test('goes out with ctrl enter and stands in the thread, on its way', async () => {
    await box().fill('It is on its way back to you, Tom.')
    await box().press('Control+Enter')
    await desk.page.getByRole('log').getByText('It is on its way back to you, Tom.').waitFor()
    await desk.page.getByText('On its way', { exact: true }).waitFor()
    expect(await box().inputValue()).toBe('')
    expect(sent()).toHaveLength(1)
    expect(sent()[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('that is half written is still there after the page was closed', async () => {
    await box().fill('Dear Tom, I am')
    await desk.page.reload()
    await box().waitFor()
    expect(await box().inputValue()).toBe('Dear Tom, I am')
  })

  test('is kept while the line is down, and sent once when it is back', async () => {
    await box().fill('Once, please.')
    await desk.page.context().setOffline(true)
    await desk.page.getByRole('button', { name: 'Send' }).click()
    await desk.page.getByText(/No connection/).waitFor({ timeout: 15_000 })
    expect(sent()).toHaveLength(0)
    await desk.page.context().setOffline(false)
    await desk.page.getByRole('log').getByText('Once, please.').waitFor({ timeout: 20_000 })
    expect(sent()).toHaveLength(1)
    expect(await box().inputValue()).toBe('')
  })

  test('that the server refused is not lost, and the next try carries the same key', async () => {
    desk.world.overrides.set(`POST /conversations/${id}/replies`, {
      status: 503,
      body: { code: 'unavailable', detail: 'The outbound traffic stands still.' },
    })
    await box().fill('Try, try again.')
    await desk.page.getByRole('button', { name: 'Send' }).click()
    await desk.page.getByText(/The outbound traffic stands still/).waitFor()
    expect(await box().inputValue()).toBe('Try, try again.')
    desk.world.overrides.clear()
    await desk.page.getByRole('button', { name: 'Send' }).click()
    await desk.page.getByRole('log').getByText('Try, try again.').waitFor()
    const [first, second] = sent().map(({ headers }) => headers['idempotency-key'])
    expect(second).toBe(first)
  })

  test('with nothing in it is not sent', async () => {
    await box().fill('   ')
    await box().press('Control+Enter')
    await desk.page.waitForTimeout(500)
    expect(sent()).toHaveLength(0)
  })
})

describe('a snippet', () => {
  const options = () => desk.page.getByRole('listbox', { name: 'Snippets' }).getByRole('option')

  test('comes with a slash, says who vouches for it until when, and goes in where the slash stood', async () => {
    await box().pressSequentially('Dear Tom, /parc')
    await options().first().waitFor()
    expect(await options().allTextContents()).toEqual([
      expect.stringMatching(/^Paket ist unterwegsElena Fischer, right until /),
      expect.stringMatching(/^Parcel not deliveredSam Okafor, right until /),
    ])
    await box().press('ArrowDown')
    await box().press('ArrowDown')
    await box().press('Enter')
    expect(await box().inputValue()).toMatch(/^Dear Tom, I am sorry that your parcel/)
    await options().first().waitFor({ state: 'detached' })
    expect(sent()).toHaveLength(0)
  })

  test('is found by button, too, and Escape leaves the text as it is', async () => {
    await box().fill('Hello')
    await desk.page.getByRole('button', { name: 'Snippets' }).click()
    await options().nth(2).waitFor()
    await box().press('Escape')
    await options().first().waitFor({ state: 'detached' })
    expect(await box().inputValue()).toBe('Hello /')
  })
})

test('a note stands in the thread for colleagues, and is no answer', async () => {
  await box().fill('Half an answer')
  await desk.page.getByText('Note', { exact: true }).click()
  const note = desk.page.getByRole('textbox', { name: /Note for colleagues/ })
  await note.fill('Asked the depot: ring back at noon.')
  await note.press('Control+Enter')
  await desk.page.getByRole('log').getByText('Asked the depot').waitFor()
  await desk.page.getByText('Internal note').waitFor()
  expect(await note.inputValue()).toBe('')
  expect(sent()).toHaveLength(0)
  await desk.page.getByText('Answer', { exact: true }).click()
  expect(await box().inputValue()).toBe('Half an answer')
})

describe('a mail', () => {
  test('is shown as its sender designed it without running or fetching anything', async () => {
    await desk.page.getByRole('button', { name: 'Show as designed' }).click()
    const frame = desk.page.frameLocator('iframe')
    await frame.locator('table').waitFor()
    expect(await desk.page.locator('iframe').getAttribute('sandbox')).not.toContain('allow-scripts')
    await desk.page.waitForTimeout(500)
    expect(desk.world.fetched).not.toContain('/tracking-pixel.png')
  })
})

describe('the work', () => {
  test('is taken and handed back', async () => {
    await desk.page.getByRole('button', { name: 'Take' }).click()
    await desk.page.getByText('You have it').waitFor()
    await desk.page.getByRole('button', { name: 'Hand back' }).click()
    await desk.page.getByText('Handed back. Somebody else is being asked.').waitFor()
    await desk.page.getByRole('button', { name: 'Take' }).waitFor()
  })

  test('of whoever holds it does not lapse while they write', async () => {
    await desk.page.getByRole('button', { name: 'Take' }).click()
    await desk.page.getByText('You have it').waitFor()
    await box().pressSequentially('Dear', { delay: 30 })
    await expect.poll(() => desk.world.asked.filter(({ path }) => path.endsWith('/keep')).length).toBe(1)
  })

  test('is put off until tomorrow at nine, and woken by taking that back', async () => {
    await desk.page.getByRole('button', { name: 'More' }).click()
    await desk.page.getByRole('menuitem', { name: 'Snooze' }).hover()
    await desk.page.getByRole('menuitem', { name: 'until tomorrow' }).click()
    await desk.page.getByText(/^Asleep until .*09:00$/).waitFor()
    await desk.page.getByRole('button', { name: 'Undo' }).click()
    await desk.page.getByText(/^Asleep until .*09:00$/).waitFor({ state: 'detached' })
  })

  test('is given to somebody else by a lead, and taken back from them', async () => {
    await desk.page.getByRole('button', { name: 'Take' }).click()
    await desk.page.getByText('You have it').waitFor()
    await desk.page.getByRole('button', { name: 'More' }).click()
    await desk.page.getByRole('menuitem', { name: 'Give to somebody' }).click()
    await desk.page.getByRole('searchbox', { name: /Name, language/ }).fill('sam')
    await desk.page.getByRole('radio', { name: 'Sam Okafor' }).check()
    await desk.page.getByRole('button', { name: 'Give it to Sam Okafor' }).click()
    await desk.page
      .getByText(/^Sam Okafor has it/)
      .first()
      .waitFor()
    await desk.page.getByRole('button', { name: 'Undo' }).click()
    await desk.page.getByText('You have it').waitFor()
  })

  test('of the same customer goes on in this one', async () => {
    await desk.page.getByRole('button', { name: 'More' }).click()
    await desk.page.getByRole('menuitem', { name: 'Join another conversation' }).click()
    await desk.page.getByRole('searchbox', { name: 'Search' }).last().fill('salma')
    await desk.page.getByRole('radio', { name: /Salma Haddad/ }).check()
    await desk.page.getByRole('button', { name: 'Join another conversation' }).click()
    await desk.page.getByText('Joined.').waitFor()
    const asked = desk.world.asked.find(({ path }) => path.endsWith('/merge'))
    expect(asked?.body).toEqual({
      conversation_id: desk.world.rows.find(({ customer }) => customer.name === 'Salma Haddad')
        ?.conversation_id,
    })
  })

  test('that needs no reply is closed with a reason', async () => {
    await desk.page.getByRole('button', { name: 'More' }).click()
    await desk.page.getByRole('menuitem', { name: 'No reply needed' }).click()
    await desk.page.getByRole('radio', { name: 'Spam or advertising' }).check()
    await desk.page.getByRole('dialog').getByRole('button', { name: 'No reply needed' }).click()
    await desk.page.getByText('Noted: no reply needed').waitFor()
    expect(desk.world.asked.find(({ path }) => path.endsWith('/no-reply-needed'))?.body).toEqual({
      reason: 'Spam or advertising',
    })
  })

  test('is not solved past a waiting customer without a word of warning', async () => {
    await desk.page.getByRole('button', { name: 'More' }).click()
    await desk.page.getByRole('menuitem', { name: 'Solve' }).click()
    await desk.page.getByText(/counts as neglect/).waitFor()
    expect(desk.world.asked.some(({ path }) => path.endsWith('/solve'))).toBe(false)
    await desk.page.getByRole('button', { name: 'Solve anyway' }).click()
    await expect.poll(() => desk.world.asked.some(({ path }) => path.endsWith('/solve'))).toBe(true)
  })

  test('that was solved by mistake waits again after one tap', async () => {
    await desk.page.getByRole('button', { name: 'More', exact: true }).click()
    await desk.page.getByRole('menuitem', { name: 'Solve' }).click()
    await desk.page.getByRole('button', { name: 'Solve anyway' }).click()
    await desk.page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => desk.world.asked.some(({ path }) => path.endsWith('/undo-solving'))).toBe(true)
    expect(desk.world.rows.find((row) => row.conversation_id === id)?.state).toBe('open')
  })

  test('shows what is known of the customer and what was asked before', async () => {
    const card = desk.page.getByRole('region', { name: 'What we know' })
    await card.getByText('Gold').waitFor()
    await card.getByText('You may give up to €20 without asking').waitFor()
    await card.getByText('What is your order number?').waitFor()
    await card.getByText('It is A-88231.').waitFor()
  })
})
