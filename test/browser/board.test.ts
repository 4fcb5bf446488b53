import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'
import { boardRows, manyRows } from './support/fixtures/board.ts'

let desk: Desk
const names = () => desk.page.locator('[role=listitem]').locator('bdi').first()
const rowOf = (name: string) => desk.page.locator('[role=listitem]', { hasText: name })
const order = () =>
  desk.page
    .locator('[role=listitem]')
    .evaluateAll((rows) =>
      rows
        .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
        .map((row) => row.querySelector('bdi')?.textContent ?? ''),
    )

beforeEach(async () => {
  desk = await sitDown('elena')
})
afterEach(() => desk.close())

async function openBoard(query = ''): Promise<void> {
  await desk.page.goto(`${desk.base}/board${query}`)
  await names().waitFor()
}

describe('the board', () => {
  test('puts the neglected on top and names how long each is past', async () => {
    await openBoard()
    expect((await order()).slice(0, 4)).toEqual(['Tom Becker', 'Nadia Rahimi', 'Aoife Byrne', 'Jun Castillo'])
    expect(await rowOf('Tom Becker').locator('[data-left]').textContent()).toMatch(/^\+3:\d\d$/)
    expect(await rowOf('Tom Becker').locator('[data-urgency]').getAttribute('data-urgency')).toBe('neglected')
  })

  test('shows the customer’s local time, and the reader’s own', async () => {
    await openBoard()
    await expect.poll(() => rowOf('Nadia Rahimi').textContent()).toContain('Tehran 23:1')
    expect(await desk.page.locator('header').textContent()).toContain('20:4')
  })

  test('counts down by the server’s clock, though the desk’s is three hours fast', async () => {
    await desk.page.clock.install({ time: new Date(Date.now() + 3 * 3_600_000) })
    await desk.page.clock.resume()
    await openBoard()
    await expect.poll(() => rowOf('Lena Vogel').locator('[data-left]').textContent()).toMatch(/^[67]:\d\d$/)
  })

  test('turns a row red by itself when its time is up', async () => {
    await openBoard()
    const row = rowOf('Jun Castillo').locator('[data-urgency]')
    await expect.poll(() => row.getAttribute('data-urgency'), { timeout: 20_000 }).toBe('neglected')
    expect(await desk.page.getByRole('button', { name: /neglected now/ }).textContent()).toMatch(/^4/)
  })

  test('loses a row as soon as it is answered, gains one as soon as somebody writes', async () => {
    await openBoard()
    const [first, ...rest] = desk.world.rows
    desk.world.rows = rest
    desk.server.emit('turn.closed', first?.conversation_id ?? '')
    await rowOf('Tom Becker').waitFor({ state: 'detached' })

    const fresh = manyRows(13)[12]
    if (fresh) desk.world.rows = [...rest, { ...fresh, customer: { ...fresh.customer, name: 'Zoë New' } }]
    desk.server.emit('message.received', fresh?.conversation_id ?? '')
    await rowOf('Zoë New').waitFor()
    const asked = desk.world.asked.filter(
      ({ path, query }) => path === '/board' && query.has('conversations'),
    )
    expect(asked.length).toBeGreaterThan(0)
  })

  test('says that it is stale when the line drops, and catches up when it is back', async () => {
    await openBoard()
    await desk.page.getByText('live', { exact: true }).waitFor()
    await desk.page.context().setOffline(true)
    desk.server.dropStreams()
    await desk.page.getByText(/Connection lost at/).waitFor({ timeout: 15_000 })
    desk.world.rows = desk.world.rows.slice(1)
    await desk.page.context().setOffline(false)
    await rowOf('Tom Becker').waitFor({ state: 'detached', timeout: 30_000 })
    await desk.page.getByText(/Connection lost at/).waitFor({ state: 'detached' })
  })

  test('keeps ten thousand rows on a short leash: only those in sight are drawn', async () => {
    desk.world.rows = manyRows(10_000)
    await openBoard()
    expect(await desk.page.getByRole('button', { name: /people wait/ }).textContent()).toContain('10,000')
    expect(await desk.page.locator('[role=listitem]').count()).toBeLessThan(60)
    await desk.page.evaluate('window.scrollTo(0, document.body.scrollHeight)')
    await expect.poll(() => desk.page.locator('[data-index="9999"]').count()).toBe(1)
    expect(await desk.page.locator('[role=listitem]').count()).toBeLessThan(60)
  })

  test('teaches a newcomer what to do when nobody waits', async () => {
    desk.world.rows = []
    await desk.page.goto(`${desk.base}/board`)
    await desk.page.getByText('Nobody is waiting').waitFor()
    await desk.page.getByText('npm run demo').waitFor()
  })

  test('says what is wrong when it cannot be loaded, and tries again on request', async () => {
    desk.world.overrides.set('GET /board', {
      status: 503,
      body: { code: 'not_ready', detail: 'The database is starting.' },
    })
    await desk.page.goto(`${desk.base}/board`)
    await desk.page.getByText('The database is starting.').waitFor({ timeout: 20_000 })
    desk.world.overrides.clear()
    await desk.page.getByRole('button', { name: 'Try again' }).click()
    await rowOf('Tom Becker').waitFor()
  })
})

describe('the filters', () => {
  test('live in the address, so that a view can be kept and sent', async () => {
    await openBoard('?show=neglected&kind=email')
    await expect.poll(order).toEqual(['Tom Becker'])
    await desk.page.getByText('All', { exact: true }).click()
    await rowOf('Salma Haddad').waitFor()
    await expect.poll(() => desk.page.url()).not.toContain('neglected')
  })

  test('the search finds a name without its accents', async () => {
    await openBoard()
    await desk.page.getByRole('searchbox').fill('ines')
    await expect.poll(order).toEqual(['Inès Caron'])
  })
})

describe('a view', () => {
  test('is kept under a name, chosen again, and brought back when it was removed by mistake', async () => {
    await openBoard('?show=neglected&q=tom')
    const views = desk.page.getByRole('button', { name: 'Views' })
    await views.click()
    await desk.page.getByRole('textbox', { name: 'Name of this view' }).fill('Tom first')
    await desk.page.keyboard.press('Enter')
    await desk.page.goto(`${desk.base}/board`)
    await rowOf('Salma Haddad').waitFor()
    await views.click()
    await desk.page.getByRole('button', { name: 'Tom first', exact: true }).click()
    await expect.poll(order).toEqual(['Tom Becker'])
    expect(await desk.page.getByRole('searchbox').inputValue()).toBe('tom')
    await views.click()
    await desk.page.getByRole('button', { name: 'Remove the view Tom first' }).click()
    await desk.page.getByRole('button', { name: 'Undo' }).click()
    if ((await views.getAttribute('aria-expanded')) !== 'true') await views.click()
    await desk.page.getByRole('button', { name: 'Tom first', exact: true }).waitFor()
  })
})

describe('the keys', () => {
  test('j and k walk, enter opens', async () => {
    await openBoard()
    for (const key of ['j', 'j', 'k', 'j']) await desk.page.keyboard.press(key)
    await expect
      .poll(() => desk.page.evaluate('document.activeElement.textContent'))
      .toBe(boardRows()[1]?.subject)
    await desk.page.keyboard.press('Enter')
    await desk.page.waitForURL(/\/conversations\//)
  })

  test('t takes the row that is chosen and opens it', async () => {
    await openBoard()
    await desk.page.keyboard.press('j')
    await desk.page.keyboard.press('t')
    await desk.page.waitForURL(/\/conversations\//)
    await desk.page.getByText('You have it').waitFor()
    expect(desk.world.asked.find(({ path }) => path.endsWith('/take'))?.headers['x-sundial-request']).toBe(
      '1',
    )
  })

  test('who comes second is told who has it', async () => {
    await openBoard()
    const [row] = desk.world.rows
    desk.world.overrides.set(`POST /conversations/${row?.conversation_id ?? ''}/take`, {
      status: 409,
      body: { code: 'already_claimed', detail: 'taken', holder: { name: 'Maricel' } },
    })
    await rowOf('Tom Becker').getByRole('button').click()
    await desk.page.getByText('Maricel was faster').waitFor()
  })

  test('/ goes to the search, where letters are letters again', async () => {
    await openBoard()
    await desk.page.keyboard.press('/')
    await desk.page.keyboard.type('jt')
    expect(await desk.page.getByRole('searchbox').inputValue()).toBe('jt')
    expect(desk.world.asked.some(({ path }) => path.endsWith('/take'))).toBe(false)
  })

  test('? explains, ctrl k finds pages and conversations', async () => {
    await openBoard()
    await desk.page.keyboard.press('?')
    await desk.page.getByRole('dialog').getByText('Next row').waitFor()
    await desk.page.keyboard.press('Escape')
    await desk.page.getByRole('dialog').waitFor({ state: 'detached' })
    await desk.page.keyboard.press('Control+k')
    await desk.page.keyboard.type('salma had') // at once: the box may not have taken the focus yet
    expect(await desk.page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('salma had')
    const found = desk.page.getByRole('dialog').getByRole('button', { name: /Salma Haddad/ })
    await found.waitFor()
    await expect
      .poll(async () => {
        await desk.page.keyboard.press('ArrowDown')
        return found.getAttribute('data-selected')
      })
      .toBe('true')
    await desk.page.keyboard.press('Enter')
    await desk.page.waitForURL(/\/conversations\//)
  })
})
