import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { progressBar } from '../../src/cli/replay/progress-bar.ts'

function bar(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.WriteStream
  const { advance, end } = progressBar(stream, 400)
  return { advance, end, shown: () => String(stream.read() ?? '') }
}

test('a bar grows on a terminal, is drawn once for each percent, and is gone at the end', () => {
  const { advance, end, shown } = bar(true)
  advance(100)
  expect(shown()).toMatch(/^\r█+░+ 25 %$/)
  advance(1)
  expect(shown()).toBe('')
  advance(299)
  expect(shown()).toMatch(/^\r█{30} 100 %$/)
  end()
  expect(shown()).toMatch(/^\r +\r$/)
})

test('nothing of it goes into a file', () => {
  const { advance, end, shown } = bar(false)
  advance(200)
  end()
  expect(shown()).toBe('')
})
