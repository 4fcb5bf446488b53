import { afterEach, beforeEach, expect, test } from 'vitest'
import { problem } from './support/answer.ts'
import { sitDown, type Desk } from './support/desk.ts'

let desk: Desk
const dialog = () => desk.page.getByRole('dialog')

beforeEach(async () => {
  desk = await sitDown('elena')
  await desk.page.goto(`${desk.base}/shoppers`)
  await desk.page.getByText('answered after 14 min').waitFor()
})
afterEach(() => desk.close())

test('each visit tells how long it waited, or what became of it', async () => {
  const rows = await desk.page.getByRole('table', { name: 'Visits' }).getByRole('row').allInnerTexts()
  expect(rows.slice(1).map((row) => row.split('\t').at(-1)?.trim())).toEqual([
    'still waits',
    'answered after 14 min',
    'nobody answered within a day',
    expect.stringContaining('did not come in') as string,
  ])
})

test('a lead sends one to the chat at half past eight in Lisbon, on Tuesdays', async () => {
  await desk.page.getByRole('button', { name: 'Send a mystery shopper' }).click()
  await dialog().getByRole('textbox', { name: 'What it is called' }).fill('Late evening')
  await dialog().getByRole('combobox', { name: 'Channel' }).click()
  await desk.page.getByRole('option', { name: 'Chat' }).click()
  await dialog().getByRole('combobox', { name: 'By the clock of' }).fill('Lisbon')
  await desk.page.getByRole('option', { name: 'Europe/Lisbon' }).click()
  for (const day of ['Mon', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
    await dialog().getByText(day, { exact: true }).click()
  await dialog().getByRole('textbox', { name: 'Signs as' }).fill('Rui')
  await dialog().getByRole('textbox', { name: 'Answers go to' }).fill('rui@letters.example')
  await dialog().getByRole('textbox', { name: 'Subject' }).fill('Delivery')
  await dialog().getByRole('textbox', { name: 'What it asks' }).fill('One?\n\nTwo?')
  await dialog().getByRole('button', { name: 'Save' }).click()
  await desk.page.getByText('late-evening is saved.').waitFor()
  expect(desk.world.shoppers.at(-1)).toMatchObject({
    name: 'late-evening',
    channel: 'demo-chat',
    at: '20:30',
    time_zone: 'Europe/Lisbon',
    days: ['tue'],
    texts: ['One?', 'Two?'],
  })
})

test('one is let to write now; what stands against it is said', async () => {
  await desk.page.getByRole('button', { name: 'Visit now: evening' }).click()
  await desk.page.getByText('evening writes now. Tell nobody.').waitFor()
  const asked = desk.world.asked.find(({ method, path }) => method === 'POST' && path === '/mystery-visits')
  expect(asked?.body).toMatchObject({ shopper: 'evening' })
  desk.world.overrides.set('POST /mystery-visits', problem(409, 'under_way', 'Its last visit is not over.'))
  await desk.page.getByRole('button', { name: 'Visit now: evening' }).click()
  await desk.page.getByText('Its last visit is not over.').waitFor()
})

test('one is removed and brought back; what the file says stays the file’s', async () => {
  expect(await desk.page.getByRole('button', { name: 'More about window' }).count()).toBe(0)
  await desk.page.getByRole('button', { name: 'More about evening' }).click()
  await desk.page.getByRole('menuitem', { name: 'Remove' }).click()
  await desk.page.getByText('evening writes no more.').waitFor()
  expect(desk.world.shoppers.map(({ name }) => name)).toEqual(['window'])
  await desk.page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => desk.world.shoppers.map(({ name }) => name)).toContain('evening')
})

test('nobody yet, and visits that cannot be read, say so', async () => {
  desk.world.shoppers = []
  desk.world.overrides.set('GET /mystery-visits', problem(503, 'unavailable', 'The database is away.'))
  await desk.page.reload()
  await desk.page.getByText('Nobody tests the door yet').waitFor()
  await desk.page.getByRole('alert').getByText('The database is away.').waitFor()
})
