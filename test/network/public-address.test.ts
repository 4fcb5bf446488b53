import { describe, expect, test } from 'vitest'
import { NoticeRefused } from '../../src/workflows/ports/notifier.ts'
import { postJson } from '../../src/notify/webhook/post-json.ts'
import { isPublicAddress } from '../../src/network/public-address.ts'

const inside = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fe80::1%eth0',
  'fd00::1',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '0:0:0:0:0:ffff:0a00:0001',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '::7f00:1',
  '2001:db8::1',
  'localhost',
  '',
  '127.1',
  '0x7f000001',
  '2130706433',
]
const outside = [
  '1.1.1.1',
  '172.15.255.255',
  '172.32.0.1',
  '192.167.0.1',
  '2606:4700::1111',
  '::ffff:1.1.1.1',
  '64:ff9b::101:101',
]

describe('an address that somebody gave', () => {
  test.each(inside)('%s is not called', (address) => expect(isPublicAddress(address)).toBe(false))
  test.each(outside)('%s may be called', (address) => expect(isPublicAddress(address)).toBe(true))

  test.each([
    'https://127.0.0.1/hook',
    'https://[::1]/hook',
    'https://2130706433/hook',
    'https://0x7f.1/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/hook',
    'http://example.com/hook',
    'https://user:password@example.com/hook',
  ])('%s is refused before anything is sent', async (url) => {
    await expect(postJson(url, {}, { publicOnly: true })).rejects.toThrow(NoticeRefused)
  })
})
