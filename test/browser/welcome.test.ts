import { afterEach, beforeEach, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await sitDown('elena')
})
afterEach(() => desk.close())

test('the first button shows one’s own past, with columns put right before they are read', async () => {
  await desk.page.goto(`${desk.base}/welcome`)
  await desk.page.locator('input[type=file]').setInputFiles({
    name: 'log.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Ticket,Sent,From\n1,2026-11-09T08:00:00Z,customer'),
  })
  const read = desk.page.getByRole('button', { name: 'Begin the audit' })
  await read.waitFor()
  expect(await read.isDisabled()).toBe(true)
  await desk.page.getByRole('combobox', { name: /Who wrote/ }).click()
  await desk.page.getByRole('option', { name: 'From' }).click()
  await read.click()
  await desk.page.waitForURL(/\/audits\//)
  const sent = desk.world.asked.find(({ path }) => path === '/helpdesk-audits/csv')
  expect(sent?.body).toMatchObject({ columns: { conversation: 'Ticket', at: 'Sent', author: 'From' } })
})

test('the last step is a real message answered, and the way there is kept', async () => {
  await desk.page.goto(`${desk.base}/welcome`)
  await desk.page.getByRole('button', { name: /A real message/ }).click()
  await desk.page.reload()
  await desk.page.getByText(/It came:/).waitFor()
  await desk.page.getByRole('textbox', { name: /Answer to/ }).fill('We are here.')
  await desk.page.getByRole('button', { name: 'Send' }).click()
  await desk.page.getByText('Your answer is on its way').waitFor()
})

test('every step is done in its place: a roster, then a promise that is tried and published', async () => {
  desk.world.policies = []
  await desk.page.goto(`${desk.base}/welcome`)
  await desk.page.getByRole('button', { name: /A roster/ }).click()
  await desk.page.getByRole('textbox', { name: 'Name' }).waitFor()
  await desk.page.getByRole('button', { name: /A promise/ }).click()
  await desk.page.getByRole('textbox', { name: 'Answered within minutes' }).fill('20')
  await desk.page.getByRole('button', { name: 'Keep as a draft and see its effect' }).click()
  await desk.page.getByRole('button', { name: 'Publish' }).waitFor()
  expect(desk.world.policies[0]?.draft?.definition).toMatchObject({
    targets: [
      { metric: 'first_response', target_minutes: 20, calendar: '24x7' },
      { metric: 'next_response', target_minutes: 20, calendar: '24x7' },
    ],
  })
  await desk.page.reload()
  await desk.page.getByRole('button', { name: 'Publish' }).click()
  await expect.poll(() => desk.world.policies[0]?.published).not.toBeNull()
})

test('one freelancer in Manila from 20:00 is tried on the roster, and changes nothing', async () => {
  await desk.page.goto(`${desk.base}/roster`)
  await desk.page.getByRole('button', { name: 'See what changes' }).click()
  await desk.page.getByText('Hours with nobody: 112 before, 21 after.').waitFor()
  const sent = desk.world.asked.find(({ path }) => path === '/coverage/try')
  expect(sent?.body).toMatchObject({ people: 1, time_zone: 'Asia/Manila', from: '20:00', to: '04:00' })
  await desk.page.getByRole('button', { name: 'Back to the roster as it is' }).click()
  await desk.page.getByText('What that would change').waitFor({ state: 'detached' })
})
