import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { checkDisk } from '../../../src/cli/doctor/disk.ts'

const directory = path.join(os.tmpdir(), 'not', 'there', 'yet')

test.each([
  [499_999_999, 'fail'],
  [500_000_000, 'warn'],
  [4_999_999_999, 'warn'],
  [5_000_000_000, 'ok'],
])('%d bytes free: %s', (free, verdict) => {
  expect(checkDisk(directory, () => free).verdict).toBe(verdict)
})

test('asks about the nearest directory that exists', () => {
  expect(checkDisk(directory).message).toContain(`GB free in ${os.tmpdir()}`)
})
