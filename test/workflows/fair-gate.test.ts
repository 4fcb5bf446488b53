import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fairGate } from '../../src/workflows/fair-gate.ts'

test('a noisy channel is refused while a quiet one is let in', () => {
  const gate = fairGate(10)
  const noisy = Array.from({ length: 20 }, () => gate.enter('noisy'))
  expect(noisy.filter((exit) => exit !== null)).toHaveLength(5)
  expect(gate.enter('quiet')).not.toBeNull()
  expect(gate.enter('another')).not.toBeNull()
})

test('whoever leaves makes room, and leaving twice makes no more', () => {
  const gate = fairGate(2)
  const exit = gate.enter('a')!
  expect(gate.enter('a')).toBeNull()
  exit()
  exit()
  expect(gate.enter('a')).not.toBeNull()
  expect(gate.enter('a')).toBeNull()
})

test('never more than its capacity are inside', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.nat(4)), (capacity, keys) => {
      const gate = fairGate(capacity)
      expect(keys.filter((key) => gate.enter(String(key)) !== null).length).toBeLessThanOrEqual(capacity)
    }),
  )
})
