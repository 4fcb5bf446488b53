import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { progressBar } from '../../src/cli/replay/progress-bar.ts'

function bar(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.WriteStream
  return { ...progressBar(stream, 400), shown: () => String(stream.read() ?? '') }
}

test('a bar grows on a terminal, is drawn once for each percent, and is gone at the end', () => {
  const drawn = bar(true)
  const { shown } = drawn
  drawn.advance(100)
  expect(shown()).toMatch(/^\r█+░+ 25 %$/)
  drawn.advance(1)
  expect(shown()).toBe('')
  drawn.advance(299)
  expect(shown()).toMatch(/^\r█{30} 100 %$/)
  drawn.end()
  expect(shown()).toMatch(/^\r +\r$/)
})

test('nothing of it goes into a file', () => {
  const drawn = bar(false)
  const { shown } = drawn
  drawn.advance(200)
  drawn.end()
  expect(shown()).toBe('')
})
