import { afterEach, beforeEach, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'

let desk: Desk
const dialog = () => desk.page.getByRole('dialog')
const written = (method: string, path: string) =>
  desk.world.asked.filter((asked) => asked.method === method && asked.path === path).map(({ body }) => body)

beforeEach(async () => {
  desk = await sitDown('elena')
  await desk.page.goto(`${desk.base}/channels`)
})
afterEach(() => desk.close())

async function chooseMailbox() {
  await desk.page.getByRole('button', { name: 'Connect a channel' }).click()
  await dialog().getByRole('combobox', { name: 'What do customers write to?' }).click()
  await desk.page.getByRole('option', { name: 'A mailbox (IMAP)' }).click()
  await dialog().getByRole('textbox', { name: 'Name', exact: true }).fill('Help desk')
  await dialog().getByRole('textbox', { name: 'User' }).fill('help')
}

test('a mailbox is tried before it is connected, and what is wrong with it is said', async () => {
  await chooseMailbox()
  await dialog().getByRole('textbox', { name: 'Server' }).fill('imap.nowhere.example')
  await dialog().getByRole('button', { name: 'Try and connect' }).click()
  await dialog().getByText('Correct the server.').waitFor()
  expect(written('POST', '/channels')).toEqual([])
  await dialog().getByRole('textbox', { name: 'Server' }).fill('imap.acme.example')
  await dialog().getByRole('textbox', { name: 'Password' }).fill('ACME_PASSWORD')
  await dialog().getByRole('button', { name: 'Try and connect' }).click()
  await desk.page.getByRole('heading', { name: 'Help desk' }).waitFor()
  const settings = {
    host: 'imap.acme.example',
    port: 993,
    secure: true,
    user: 'help',
    password_env: 'ACME_PASSWORD',
    folders: ['INBOX'],
  }
  const [sent] = written('POST', '/channels')
  expect(sent).toMatchObject({
    slug: 'help-desk',
    name: 'Help desk',
    kind: 'email',
    adapter: 'imap',
    settings,
  })
})

test('every mistake that the server finds stands at its field', async () => {
  await chooseMailbox()
  await dialog().getByRole('textbox', { name: 'Server' }).fill('x')
  desk.world.overrides.set('POST /channels/test', {
    status: 400,
    body: {
      code: 'invalid_request',
      detail: 'Two settings are wrong.',
      errors: [
        { path: 'body.settings.port', problem: 'is too large' },
        { path: 'body.settings.folders.0', problem: 'is empty' },
      ],
    },
  })
  await dialog().getByRole('button', { name: 'Try and connect' }).click()
  await dialog().getByText('is too large').waitFor()
  expect(await dialog().getByRole('textbox', { name: 'Port' }).getAttribute('aria-invalid')).toBe('true')
  await dialog().getByText('is empty').waitFor()
})

test('a channel is removed only after a word of warning', async () => {
  const [first] = desk.world.channels
  const name = first?.name ?? ''
  await desk.page.getByRole('button', { name: `More about ${name}` }).click()
  await desk.page.getByRole('menuitem', { name: 'Remove' }).click()
  await dialog()
    .getByText(/cannot be sent/)
    .waitFor()
  await dialog().getByRole('button', { name: 'Remove' }).click()
  await desk.page.getByRole('heading', { name, exact: true }).waitFor({ state: 'detached' })
  expect(written('DELETE', `/channels/${first?.id ?? ''}`)).toHaveLength(1)
})
