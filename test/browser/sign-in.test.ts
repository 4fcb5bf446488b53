import { afterEach, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'

let desk: Desk
afterEach(() => desk.close())

async function fillIn(email: string, password: string): Promise<void> {
  await desk.page.getByLabel('Email address').fill(email)
  await desk.page.getByRole('textbox', { name: 'Password' }).fill(password)
  await desk.page.getByRole('button', { name: 'Sign in' }).click()
}

test('whoever is not signed in is asked, and then brought to where they were going', async () => {
  desk = await sitDown(null)
  await desk.page.goto(`${desk.base}/channels`)
  await fillIn('elena@demo.example', 'correct horse')
  await desk.page.getByRole('heading', { level: 1, name: 'Channels' }).waitFor()
})

test('a wrong password is told without saying which of the two is wrong', async () => {
  desk = await sitDown(null)
  await desk.page.goto(desk.base)
  await fillIn('elena@demo.example', 'wrong')
  await desk.page.getByText('Address and password do not match.').waitFor()
})

test('an expert starts at their offers, an executive at the overview', async () => {
  desk = await sitDown('maricel')
  await desk.page.goto(desk.base)
  await desk.page.waitForURL(/\/expert$/)
  desk.world.person = 'helena'
  await desk.page.goto(desk.base)
  await desk.page.waitForURL(/\/executive$/)
  expect(await desk.page.getByRole('navigation').textContent()).not.toContain('Channels')
})

test('a session that ends in the middle leads back to the sign-in, not to a broken page', async () => {
  desk = await sitDown('elena')
  await desk.page.goto(`${desk.base}/board`)
  await desk.page.getByText('Tom Becker').waitFor()
  desk.world.person = null
  desk.server.emit('turn.closed', desk.world.rows[0]?.conversation_id ?? '')
  await desk.page.waitForURL(/\/sign-in\?next=/)
})

test('signing out forgets everything', async () => {
  desk = await sitDown('elena')
  await desk.page.goto(`${desk.base}/board`)
  await desk.page.getByRole('button', { name: /Account of Elena/ }).click()
  await desk.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await desk.page.waitForURL(/\/sign-in/)
  await desk.page.goBack()
  await desk.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
})

test('the language changes at once, the direction with it, and both are remembered', async () => {
  desk = await sitDown('elena')
  await desk.page.goto(`${desk.base}/board`)
  await desk.page.getByRole('button', { name: /Account of Elena/ }).click()
  await desk.page.getByRole('menuitem', { name: 'العربية' }).click()
  await desk.page.getByRole('heading', { level: 1, name: 'اللوحة المباشرة' }).waitFor()
  expect(await desk.page.locator('html').getAttribute('dir')).toBe('rtl')
  await desk.page.reload()
  await desk.page.getByRole('heading', { level: 1, name: 'اللوحة المباشرة' }).waitFor()
  expect(await desk.page.locator('html').getAttribute('lang')).toBe('ar')
})

test('whoever has no password asks for a link, and hears nothing of whether there is an account', async () => {
  desk = await sitDown(null)
  desk.world.overrides.set('POST /session/link', { status: 202, body: { sent: true } })
  await desk.page.goto(`${desk.base}/sign-in`)
  await desk.page.getByRole('button', { name: 'Mail me a link' }).click()
  await desk.page.getByText('Write your email address first.').waitFor()
  await desk.page.getByLabel('Email address').fill('kofi@demo.example')
  await desk.page.getByRole('button', { name: 'Mail me a link' }).click()
  await desk.page.getByText('If there is an account with this address').waitFor()
  expect(desk.world.asked.find(({ path }) => path === '/session/link')?.body).toEqual({
    email: 'kofi@demo.example',
  })
})
