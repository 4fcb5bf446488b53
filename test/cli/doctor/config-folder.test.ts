import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkConfig } from '../../../src/cli/doctor/config-folder.ts'

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'sundial-config-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(path.join(root, 'brands'))
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, 'brands', name), text)
  return root
}

test('no folder is no fault', async () => {
  expect(await checkConfig(path.join(os.tmpdir(), 'no-such-folder'))).toEqual([
    expect.objectContaining({ verdict: 'ok' }),
  ])
})

test('a good file', async () => {
  const findings = await checkConfig(
    folder({ 'acme.yaml': 'slug: acme\nname: Acme\ntime_zone: Europe/Berlin\n' }),
  )
  expect(findings).toEqual([
    expect.objectContaining({ verdict: 'ok', message: expect.stringMatching(/^1 brands/) }),
  ])
})

test('hours that are read, and may be a slip of the pen', async () => {
  const weekly = "{ mon: [['22:00', '06:00']], tue: [['05:00', '09:00']] }"
  const findings = await checkConfig(
    folder({
      'acme.yaml':
        'slug: acme\nname: Acme\ntime_zone: UTC\n' +
        `calendars: [{ slug: desk, name: Desk, definition: { tz: UTC, weekly: ${weekly} } }]\n`,
    }),
  )
  expect(findings).toEqual([
    expect.objectContaining({ verdict: 'ok' }),
    expect.objectContaining({
      verdict: 'warn',
      message: expect.stringMatching(
        /acme\.yaml, calendars\.0\.definition\.weekly\.tue\[0\]: 05:00 to 09:00 overlaps 22:00 to 06:00 of mon/,
      ),
    }),
  ])
})

test('every fault of every file, with its place', async () => {
  const findings = await checkConfig(
    folder({
      'acme.yaml': 'slug: acme\nname: Acme\ntime_zone: Mars/Olympus\n',
      'broken.yaml': 'slug: [\n',
    }),
  )
  expect(findings.map(({ verdict }) => verdict)).not.toContain('ok')
  expect(findings.map(({ message }) => message).join('\n')).toMatch(
    /acme\.yaml, time_zone: .*\n.*broken\.yaml, line 2/s,
  )
})
