import { expect, it } from 'vitest'
import { crontab } from '../../tasks/crontab.ts'
import { tasks } from '../../tasks/index.ts'

it('names only tasks that the queue can run, in a form that it reads', () => {
  const runnable = Object.keys(tasks({} as never))
  for (const { task } of crontab()) expect(runnable).toContain(task)
})
