import { afterEach, beforeEach, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'

let desk: Desk
const dialog = () => desk.page.getByRole('dialog')
const menuOf = async (name: string, item: string) => {
  await desk.page.getByRole('button', { name: `More about ${name}` }).click()
  await desk.page.getByRole('menuitem', { name: item }).click()
}

beforeEach(async () => {
  desk = await sitDown('elena')
  await desk.page.goto(`${desk.base}/people`)
})
afterEach(() => desk.close())

test('somebody becomes a lead, too', async () => {
  await menuOf('Sam Okafor', 'Roles')
  await dialog().getByRole('checkbox', { name: 'Lead' }).check()
  await dialog().getByRole('button', { name: 'Save' }).click()
  await desk.page.getByText('Sam Okafor has new roles.').waitFor()
  const sent = desk.world.asked.find(({ path }) => path.endsWith('/roles'))
  expect(sent?.body).toEqual({ brand: 'demo', roles: ['expert', 'lead'] })
})

test('a lead changes where somebody is, when they sleep and how much they take; undo puts it back', async () => {
  const before = desk.world.people.find(({ name }) => name === 'Sam Okafor')
  await menuOf('Sam Okafor', 'Details')
  await dialog().getByRole('combobox', { name: 'Time zone' }).fill('Asia/Manila')
  await desk.page.getByRole('option', { name: 'Asia/Manila' }).click()
  await dialog().getByLabel('Sleeps from').fill('23:30')
  await dialog().getByRole('textbox', { name: 'Chat' }).fill('7')
  await dialog().getByRole('button', { name: 'Save' }).click()
  await desk.page.getByText('Sam Okafor is changed.').waitFor()
  const sent = desk.world.asked.filter(
    ({ method, path }) => method === 'PATCH' && path.startsWith('/people/'),
  )
  expect(sent[0]?.body).toEqual({
    time_zone: 'Asia/Manila',
    sleep: { ...before!.sleep, from_minute: 23 * 60 + 30 },
    capacity: expect.objectContaining({ chat: 7 }) as unknown,
  })
  await desk.page.getByRole('button', { name: 'Undo' }).click()
  await expect
    .poll(() => desk.world.people.find(({ name }) => name === 'Sam Okafor')?.time_zone)
    .toBe(before?.time_zone)
})

test('a token is made with as little reach as asked for, shown once, and revoked', async () => {
  await menuOf('Sam Okafor', 'Tokens for programs')
  await dialog().getByRole('textbox', { name: 'What is it for?' }).fill('Nightly report')
  await dialog().getByRole('button', { name: 'Make a token' }).click()
  const token = dialog().getByRole('textbox', { name: 'Token' })
  await expect.poll(() => token.inputValue()).toBe('sdl_once')
  const sent = desk.world.asked.find(({ method, path }) => method === 'POST' && path.endsWith('/tokens'))
  expect(sent?.body).toMatchObject({ label: 'Nightly report', scopes: ['read'] })
  await dialog().getByRole('button', { name: 'I have it' }).click()
  expect(await dialog().textContent()).not.toContain('sdl_once')
  await dialog().getByRole('button', { name: 'Revoke Nightly report' }).click()
  await dialog().getByText('Revoked', { exact: true }).waitFor()
})

test('people come from a spreadsheet after a look at its mistakes', async () => {
  await desk.page.getByRole('button', { name: 'From a spreadsheet' }).click()
  await dialog()
    .locator('input[type=file]')
    .setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('name,email\nInes Caron,ines@demo.example\nNobody,nowhere'),
    })
  await dialog().getByText('Invalid email address').waitFor()
  await dialog().getByRole('button', { name: 'Add 1' }).click()
  await desk.page.getByText('Added: 1').waitFor()
})

test('what was changed is found by area, opened, and checked to be whole', async () => {
  await desk.page.goto(`${desk.base}/audit`)
  await desk.page.getByRole('combobox', { name: 'What' }).click()
  await desk.page.getByRole('option', { name: 'Target' }).click()
  await expect.poll(() => desk.page.getByRole('button', { name: 'What changed' }).count()).toBe(1)
  await desk.page.getByRole('button', { name: 'What changed' }).click()
  await desk.page.getByText('targets.first_response.seconds').waitFor()
  await desk.page.getByRole('button', { name: /nothing was altered/ }).click()
  await desk.page.getByText('The record is whole: 1,204 lines').waitFor()
})
