import { expect, test } from 'vitest'
import { sayOnce } from '../../src/channels/port/say-once.ts'

async function saying(pieces: readonly string[], said: readonly { id: string; text: string }[]) {
  const sent: string[] = []
  const first = await sayOnce(pieces, said, (text) => Promise.resolve(`new ${sent.push(text)}`))
  return { first, sent }
}

test('what an earlier attempt has said is not said again, and stands for one piece only', async () => {
  expect(await saying(['a', 'b'], [])).toEqual({ first: 'new 1', sent: ['a', 'b'] })
  expect(await saying(['a', 'b'], [{ id: 'old', text: 'a' }])).toEqual({ first: 'old', sent: ['b'] })
  expect(await saying(['a', 'a'], [{ id: 'old', text: 'a' }])).toEqual({ first: 'old', sent: ['a'] })
})
