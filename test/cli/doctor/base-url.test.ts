import { expect, test } from 'vitest'
import { checkBaseUrl } from '../../../src/cli/doctor/base-url.ts'

test('an address that only this machine can open', async () => {
  const finding = await checkBaseUrl('http://127.0.0.1:3000', false)
  expect(finding).toMatchObject({ verdict: 'warn', mend: expect.stringContaining('Set SUNDIAL_BASE_URL') })
})

test('more than an origin', async () => {
  const finding = await checkBaseUrl('https://example.com/desk/', true)
  expect(finding).toMatchObject({ verdict: 'fail', mend: 'Set SUNDIAL_BASE_URL to https://example.com.' })
})

test('without encryption', async () => {
  const finding = await checkBaseUrl('http://desk.example', true)
  expect(finding).toMatchObject({ verdict: 'warn', message: expect.stringContaining('in the clear') })
})

test('a name that does not exist', async () => {
  const finding = await checkBaseUrl('https://no-such-host.invalid', true)
  expect(finding).toMatchObject({ verdict: 'warn', message: expect.stringContaining('does not answer') })
})
