import {
  dueTime,
  explainTime,
  pausedStretches,
  runningTimeBetween,
  subtractTarget,
  type Segment,
} from '../domain/calendar/calendar.ts'
import { formatInstant, SECOND, type Instant } from '../domain/time/instant.ts'
import { parseExplainQuestion, type ExplainQuestion } from './explain-question.ts'
import { eachJsonLine } from './jsonl.ts'

/** `sundial explain`: when is it due, and why? One question and one answer a line. */
export function explain(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<number> {
  return eachJsonLine(input, output, (value) => answer(parseExplainQuestion(value)))
}

function answer(question: ExplainQuestion): object {
  const { notes } = question
  return { ...found(question), ...(notes.length > 0 && { notes }) }
}

function found(question: ExplainQuestion): object {
  if (question.kind === 'elapsed') return elapsed(question)
  return question.kind === 'due' ? due(question) : subtract(question)
}

function due(question: ExplainQuestion & { kind: 'due' | 'subtract' }): object {
  const { calendar, start, target, events } = question
  const due = dueTime(calendar, start, target, events)
  if (due.state === 'running')
    return { due_at: formatInstant(due.dueAt), segments: segments(question, start, due.dueAt) }
  const lastEventAt = Math.max(due.since, ...events.map((event) => event.at))
  return {
    due_at: null,
    paused_since: formatInstant(due.since),
    remaining_seconds: due.remaining / SECOND,
    segments: segments(question, start, lastEventAt),
  }
}

function subtract(question: ExplainQuestion & { kind: 'due' | 'subtract' }): object {
  const { calendar, start, target, events } = question
  const at = subtractTarget(calendar, start, target, events)
  return { due_at: formatInstant(at), segments: segments(question, at, start) }
}

function elapsed(question: ExplainQuestion & { kind: 'elapsed' }): object {
  const { calendar, start, end, events } = question
  const seconds = runningTimeBetween(calendar, start, end, pausedStretches(events)) / SECOND
  return { elapsed_seconds: seconds, segments: segments(question, start, end) }
}

function segments({ calendar, events }: ExplainQuestion, from: Instant, to: Instant): object[] {
  return explainTime(calendar, from, to, pausedStretches(events)).map(present)
}

function present({ from, to, state, note }: Segment): object {
  const seconds = (to - from) / SECOND
  return {
    from: formatInstant(from),
    to: formatInstant(to),
    state,
    seconds,
    ...(note !== undefined && { note }),
  }
}
