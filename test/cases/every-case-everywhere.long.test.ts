import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

interface Case {
  readonly id: string
  readonly expected: {
    readonly due_at?: string | null
    readonly elapsed_seconds?: number
    readonly on_shift?: readonly string[]
  }
}
interface Answered {
  readonly now: string
  readonly name: keyof typeof cases
  readonly status: number
  readonly answers: readonly (Case['expected'] & { readonly id: string })[]
}

const casesOf = (name: string) =>
  readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)
const cases = {
  explain: casesOf('explain'),
  'explain-edges': casesOf('explain-edges'),
  roster: casesOf('roster'),
}

const said = (id: string, { due_at, elapsed_seconds, on_shift }: Case['expected']) => ({
  id,
  due_at: due_at == null ? due_at : Date.parse(due_at),
  elapsed_seconds,
  on_shift,
})

describe('every case is answered alike', () => {
  it.each([
    { TZ: 'UTC', minutesBehindUtc: { '2026-01': 0, '2026-07': 0 } },
    { TZ: 'America/Chicago', minutesBehindUtc: { '2026-01': 360, '2026-07': 300 } },
    { TZ: 'Asia/Kolkata', minutesBehindUtc: { '2026-01': -330, '2026-07': -330 } },
    { TZ: 'Australia/Lord_Howe', minutesBehindUtc: { '2026-01': -660, '2026-07': -630 } },
  ])('on a machine in $TZ, in January and in July', async ({ TZ, minutesBehindUtc }) => {
    const runner = new URL('./answer-every-case.ts', import.meta.url).pathname
    const seasons = ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z']
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', runner, ...seasons], {
      env: { ...process.env, TZ },
      maxBuffer: 64_000_000,
    })
    const { offsets, answers } = JSON.parse(stdout) as {
      offsets: Record<string, number>
      answers: readonly Answered[]
    }
    expect(offsets).toEqual(minutesBehindUtc)
    expect(answers.map(({ now, name, status }) => [now, name, status])).toEqual(
      seasons.flatMap((now) => [
        [now, 'explain', 0],
        [now, 'explain-edges', 0],
        [now, 'roster', 0],
      ]),
    )
    for (const { name, answers: given } of answers)
      expect(given.map((answer) => said(answer.id, answer))).toEqual(
        cases[name].map(({ id, expected }) => said(id, expected)),
      )
  })
})
