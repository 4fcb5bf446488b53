import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { whenNobodyReads } from '../../src/cli/when-nobody-reads.ts'

const failure = (code: string) => Object.assign(new Error(code), { code })

test('whoever writes into a pipe that nobody reads any more stops without a word', async () => {
  const output = new PassThrough()
  const stopped = new Promise<void>((resolve) => whenNobodyReads(output, resolve))
  output.destroy(failure('EPIPE'))
  await stopped
})

test('any other failure to write is told', () => {
  const output = new PassThrough()
  whenNobodyReads(output, () => undefined)
  expect(() => output.emit('error', failure('ENOSPC'))).toThrow('ENOSPC')
})
