import { expect, it } from 'vitest'
import { defaultSettings } from '../../../src/domain/dispatch/settings.ts'
import { awayAfterSilence } from '../../../src/domain/dispatch/silence.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { now } from './people.ts'

const away = (...ago: number[]) =>
  awayAfterSilence(
    ago.map((one) => now - one),
    defaultSettings,
    now,
  )

it('two silent expiries within half an hour mean away for half an hour', () => {
  expect(away(0, 30 * MINUTE - 1)).toBe(now + 30 * MINUTE)
})
it('one does not, nor two that lie further apart', () => {
  expect(away(0)).toBeNull()
  expect(away(0, 30 * MINUTE)).toBeNull()
})
