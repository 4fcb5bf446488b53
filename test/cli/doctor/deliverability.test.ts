import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { checkDeliverability } from '../../../src/cli/doctor/deliverability.ts'

function folderWith(address: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sundial-doctor-'))
  mkdirSync(path.join(folder, 'brands'))
  const channel = { slug: 'mail', name: 'Mail', kind: 'email', adapter: 'smtp', address }
  const brand = { slug: 'acme', name: 'Acme', time_zone: 'UTC', channels: [channel] }
  writeFileSync(path.join(folder, 'brands/acme.yaml'), JSON.stringify(brand))
  return folder
}

const check = async (records: Readonly<Record<string, readonly string[]>>, address = 'help@acme.org') =>
  (await checkDeliverability(folderWith(address), (name) => Promise.resolve(records[name] ?? []))).map(
    ({ check: name, verdict }) => `${name} ${verdict}`,
  )

test('a domain with SPF, DKIM and DMARC is believed', async () => {
  expect(
    await check({
      'acme.org': ['v=spf1 include:mail.example -all', 'another record'],
      'selector1._domainkey.acme.org': ['v=DKIM1; k=rsa; p=MIGf'],
      '_dmarc.acme.org': ['v=DMARC1; p=reject'],
    }),
  ).toEqual(['SPF ok', 'DKIM ok', 'DMARC ok'])
})

test('what is missing, doubled, revoked or lets everybody in is named', async () => {
  expect(await check({})).toEqual(['SPF warn', 'DKIM warn', 'DMARC warn'])
  expect(
    await check({
      'acme.org': ['v=spf1 -all', 'v=spf1 mx -all'],
      'default._domainkey.acme.org': ['v=DKIM1; p='],
      '_dmarc.acme.org': ['v=DMARC1; p=none'],
    }),
  ).toEqual(['SPF warn', 'DKIM warn', 'DMARC warn'])
  expect(await check({ 'acme.org': ['v=spf1 +all'] })).toContain('SPF warn')
})

test('a domain that exists nowhere is not looked up', async () => {
  expect(await check({}, 'support@demo.example')).toEqual([])
})
