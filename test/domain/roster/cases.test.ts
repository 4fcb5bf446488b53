import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { compileRoster } from '../../../src/domain/roster/compile-roster.ts'
import { onShift } from '../../../src/domain/roster/on-shift.ts'
import { parseSchedule } from '../../../src/domain/roster/parse-schedule.ts'
import { parseInstant } from '../../../src/domain/time/instant.ts'

interface Case {
  readonly id: string
  readonly schedule: unknown
  readonly at: string
  readonly expected: { readonly on_shift: string[] }
  readonly note: string
}

const read = (name: string) =>
  readFileSync(new URL(`../../cases/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)
/** Those that other schedulers published, and those at the edges of the language, worked out by hand. */
const cases = [...read('roster.jsonl'), ...read('roster-edges.jsonl')]

function answer({ schedule, at }: Case): unknown {
  const parsed = parseSchedule(schedule)
  return parsed.ok ? onShift(compileRoster(parsed.schedule), parseInstant(at)!) : parsed.problems
}

describe('who is on shift', () => {
  it.each(cases)('$id: $note', (each) => {
    expect(answer(each)).toEqual(each.expected.on_shift)
  })

  afterEach(() => void vi.useRealTimers())
  it.each(['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'])('does not depend on the season: %s', (now) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
    expect(cases.map(answer)).toEqual(cases.map(({ expected }) => expected.on_shift))
  })
})
