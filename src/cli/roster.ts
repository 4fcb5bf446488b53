import { compileRoster } from '../domain/roster/compile-roster.ts'
import { onShift } from '../domain/roster/on-shift.ts'
import { parseSchedule, type Problem } from '../domain/roster/parse-schedule.ts'
import { parseInstant } from '../domain/time/instant.ts'
import { eachJsonLine } from './jsonl.ts'

/** `sundial roster`: a schedule and an instant come in on each line, who is on shift goes out. Resolves to the exit status. */
export async function roster(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<number> {
  return eachJsonLine(input, output, answer)
}

function answer(value: unknown): object {
  const { schedule, at } = (value ?? {}) as { schedule?: unknown; at?: unknown }
  const parsed = parseSchedule(schedule)
  const instant = typeof at === 'string' ? parseInstant(at) : null
  if (parsed.ok && instant !== null) return { on_shift: onShift(compileRoster(parsed.schedule), instant) }
  const problems = parsed.ok ? [] : parsed.problems.map(inWords)
  if (instant === null) problems.push('at: is missing or no instant; write ISO 8601 with an offset')
  throw new Error(problems.join('; '))
}

function inWords({ path, problem }: Problem): string {
  return path === '' ? `schedule: ${problem}` : `schedule.${path}: ${problem}`
}
