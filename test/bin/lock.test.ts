import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { withLock } from '#lock'

test('one at a time, and who waits is told once', async () => {
  const name = randomUUID()
  const order: string[] = []
  let waits = 0
  const turn = (who: string) =>
    withLock(
      name,
      async () => {
        order.push(`${who} in`)
        await new Promise((resolve) => setTimeout(resolve, 120))
        order.push(`${who} out`)
      },
      () => waits++,
    )
  await Promise.all([turn('a'), turn('b')])
  expect(order.map((entry) => entry.split(' ')[1])).toEqual(['in', 'out', 'in', 'out'])
  expect(waits).toBe(1)
})

test('work that fails frees the lock and hands the error on', async () => {
  const name = randomUUID()
  await expect(withLock(name, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await withLock(name, () => Promise.resolve('free'))).toBe('free')
})

test('a holder that was killed frees the lock', async () => {
  const name = randomUUID()
  const script = `import { withLock } from ${JSON.stringify(pathToFileURL('bin/lock.mjs').href)}
    await withLock('${name}', () => new Promise(() => { console.log('held'); setInterval(() => {}, 1000) }))`
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(holder.stdout, 'data')
  let waited = false
  const mine = withLock(
    name,
    () => Promise.resolve('mine'),
    () => (waited = true),
  )
  await expect.poll(() => waited).toBe(true)
  holder.kill('SIGKILL')
  expect(await mine).toBe('mine')
})
