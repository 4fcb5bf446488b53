import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { SmallClone } from './small-clone.ts'

function builds(clone: SmallClone): number {
  return readFileSync(path.join(clone.root, 'builds.log'), 'utf8').length
}

test('the first command on a fresh clone installs and builds, and says so on standard error only', async () => {
  const clone = new SmallClone()
  const { status, stdout, stderr } = await clone.run('explain', '--json')
  expect(stdout).toBe('ran explain --json\n')
  expect(stderr).toMatch(/Installing packages.*Building the server/s)
  expect(status).toBe(3)
  expect(existsSync(path.join(clone.root, 'node_modules', '.package-lock.json'))).toBe(true)
})

test('the second command does neither', async () => {
  const clone = new SmallClone()
  await clone.run()
  expect(await clone.run('again')).toEqual({ status: 3, stdout: 'ran again\n', stderr: '' })
  expect(builds(clone)).toBe(1)
})

test('a changed source is built again', async () => {
  const clone = new SmallClone()
  await clone.run()
  clone.write('src/cli/main.js', "console.log('changed')")
  expect(await clone.run()).toMatchObject({ status: 0, stdout: 'changed\n' })
})

test('a product that was deleted is built again', async () => {
  const clone = new SmallClone()
  await clone.run()
  rmSync(path.join(clone.root, 'dist', 'src'), { recursive: true })
  expect(await clone.run('once more')).toMatchObject({ status: 3, stdout: 'ran once more\n' })
})

test('a changed lock file is installed again', async () => {
  const clone = new SmallClone()
  await clone.run()
  const lock = readFileSync(path.join(clone.root, 'package-lock.json'), 'utf8')
  clone.write('package-lock.json', lock.replace('"leaf":{"version":"1.0.0"}', '"leaf":{"version":"1.0.1"}'))
  clone.write('leaf/package.json', JSON.stringify({ name: 'leaf', version: '1.0.1' }))
  expect((await clone.run()).stderr).toContain('Installing packages')
  expect((await clone.run()).stderr).toBe('')
})

test('three commands at once build once, and all run', async () => {
  const clone = new SmallClone()
  const outcomes = await Promise.all([clone.run('a'), clone.run('b'), clone.run('c')])
  expect(outcomes.map(({ stdout }) => stdout)).toEqual(['ran a\n', 'ran b\n', 'ran c\n'])
  expect(builds(clone)).toBe(1)
})

test('a build that fails shows what was said, ends with 1, and is tried again', async () => {
  const clone = new SmallClone()
  const build = readFileSync(path.join(clone.root, 'build.mjs'), 'utf8')
  clone.write('build.mjs', "console.error('line 7 is wrong'); process.exit(2)")
  const { status, stdout, stderr } = await clone.run()
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain('line 7 is wrong')
  clone.write('build.mjs', build)
  expect(await clone.run('mended')).toMatchObject({ status: 3, stdout: 'ran mended\n' })
})
