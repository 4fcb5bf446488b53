import { expect, test } from 'vitest'
import { createLog } from '../../src/start/log.ts'
import { stopInOrder } from '../../src/start/stop-in-order.ts'

const log = createLog({ SUNDIAL_LOG_LEVEL: 'silent' })

test('a part that hangs and one that fails do not keep the others from ending', async () => {
  const ended: string[] = []
  const part = (name: string, stop: () => Promise<void> = () => Promise.resolve()) => ({
    name,
    stop: () => {
      ended.push(name)
      return stop()
    },
  })
  await stopInOrder(
    [
      part('doors'),
      part('mailbox', () => new Promise(() => undefined)),
      part('tasks', () => Promise.reject(new Error('gone'))),
      part('database'),
    ],
    log,
    10,
  )
  expect(ended).toEqual(['doors', 'mailbox', 'tasks', 'database'])
})
