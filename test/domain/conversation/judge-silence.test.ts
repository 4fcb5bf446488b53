import { expect, test } from 'vitest'
import { judgeSilence } from '../../../src/domain/conversation/judge-silence.ts'

const now = Date.parse('2026-03-29T12:00:00Z')
const MINUTE = 60_000
const quiet = { heartbeatAt: null, failingSince: null, quietSince: now - 120 * MINUTE, earlier: [] }

test('a line that gave no sign for five minutes is down, a millisecond earlier it is not', () => {
  expect(judgeSilence({ ...quiet, heartbeatAt: now - 5 * MINUTE }, now)).toEqual({
    kind: 'down',
    since: now - 5 * MINUTE,
    expected: null,
  })
  expect(judgeSilence({ ...quiet, heartbeatAt: now - 5 * MINUTE + 1 }, now)).toBeNull()
})

test('a line that fails is down since it fails, whatever its other parts say', () => {
  const facts = { ...quiet, heartbeatAt: now, failingSince: now - 6 * MINUTE }
  expect(judgeSilence(facts, now)).toMatchObject({ kind: 'down', since: now - 6 * MINUTE })
})

test('nobody came, though seven or more came at these hours in each earlier week', () => {
  expect(judgeSilence({ ...quiet, earlier: [6, 8] }, now)).toEqual({
    kind: 'silent',
    since: quiet.quietSince,
    expected: 7,
  })
  expect(judgeSilence({ ...quiet, earlier: [6, 7] }, now)).toBeNull()
})

test('one busy week, or a week that was as quiet, raises no alarm', () => {
  expect(judgeSilence({ ...quiet, earlier: [100] }, now)).toBeNull()
  expect(judgeSilence({ ...quiet, earlier: [100, 0, 20] }, now)).toBeNull()
})
