import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
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

const file = new URL('../../cases/roster.jsonl', import.meta.url)
const lines = readFileSync(file, 'utf8').trim().split('\n')
const cases = lines.map((line) => JSON.parse(line) as Case)

function answer({ schedule, at }: Case): unknown {
  const parsed = parseSchedule(schedule)
  return parsed.ok ? onShift(compileRoster(parsed.schedule), parseInstant(at)!) : parsed.problems
}

describe('who is on shift, in the cases that other schedulers published', () => {
  it.each(cases)('$id: $note', (each) => {
    expect(answer(each)).toEqual(each.expected.on_shift)
  })

  afterEach(() => void vi.useRealTimers())
  it.each(['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'])('does not depend on the season: %s', (now) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
    expect(cases.map(answer)).toEqual(cases.map(({ expected }) => expected.on_shift))
  })

  it.each([
    ['UTC', 0],
    ['America/Chicago', 360],
    ['Asia/Kolkata', -330],
    ['Australia/Lord_Howe', -660],
  ])('does not depend on where the server stands: %s', async (TZ, minutesBehindUtc) => {
    const runner = new URL('./answer-cases.ts', import.meta.url)
    const child = promisify(execFile)(process.execPath, ['--import', 'tsx', runner.pathname, file.pathname], {
      env: { ...process.env, TZ },
    })
    const { stdout } = await child
    const [behind, ...answers] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(behind).toBe(minutesBehindUtc)
    expect(answers).toEqual(cases.map(({ id, expected }) => ({ id, ...expected })))
  })
})
