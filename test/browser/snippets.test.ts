import { afterEach, beforeEach, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'

let desk: Desk
const dialog = () => desk.page.getByRole('dialog')
const rows = () => desk.page.getByRole('row').allInnerTexts()

beforeEach(async () => {
  desk = await sitDown('elena')
  await desk.page.goto(`${desk.base}/snippets`)
  await desk.page.getByText('Refund on its way').waitFor()
})
afterEach(() => desk.close())

test('a text that has expired stands first, and its lead verifies it for half a year', async () => {
  expect((await rows())[1]).toContain('Expired: look at it again')
  await desk.page.getByRole('button', { name: 'Verify “Sendung nicht angekommen”' }).click()
  await desk.page.getByRole('menuitem', { name: 'half a year' }).click()
  await desk.page.getByText('“Sendung nicht angekommen” is right, you say.').waitFor()
  await expect.poll(async () => (await rows()).join()).not.toContain('Expired')
  const sent = desk.world.asked.find(({ path }) => path.endsWith('/verify'))
  expect(Object.keys(sent?.body as object)).toEqual(['expires_at'])
})

test('a lead writes one in German for chats, and gives it to a colleague', async () => {
  await desk.page.getByRole('button', { name: 'Write a snippet' }).click()
  await dialog().getByRole('textbox', { name: 'Title' }).fill('Größentabelle')
  await dialog().getByRole('textbox', { name: 'Text' }).fill('Zwischen 42 und 43 nehmen Sie bitte 43.')
  await dialog().getByRole('combobox', { name: 'Language' }).click()
  await desk.page.getByRole('option', { name: 'German' }).click()
  await dialog().getByRole('combobox', { name: 'Owner' }).click()
  await desk.page.getByRole('option', { name: 'Sam Okafor' }).click()
  await dialog().getByRole('button', { name: 'Save' }).click()
  await desk.page.getByText('“Größentabelle” is saved.').waitFor()
  expect(desk.world.snippets.at(-1)).toMatchObject({ language: 'de', owner: { name: 'Sam Okafor' } })
})

test('it is found by words, by language and by what has expired; nothing found says so', async () => {
  const search = desk.page.getByRole('searchbox', { name: 'Search' })
  await search.fill('refund banks')
  await expect.poll(async () => (await rows()).length).toBe(2)
  await search.fill('no such text')
  await desk.page.getByText('Nothing fits').waitFor()
  await search.fill('')
  await desk.page.getByText('Only expired (1)').click()
  await expect.poll(async () => (await rows()).length).toBe(2)
})

test('what was removed by mistake comes back', async () => {
  await desk.page.getByRole('button', { name: 'More about “Refund on its way”' }).click()
  await desk.page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect.poll(async () => (await rows()).join()).not.toContain('Refund on its way')
  await desk.page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await rows()).join()).toContain('Refund on its way')
})
