import { problem } from './problem.ts'

/** Work is held by people: a program of the operator's cannot take it. */
export const personNeeded = problem(
  403,
  'person_needed',
  "This is done by a person; the operator's token is nobody in particular. Use a token of theirs: POST /people/:id/tokens.",
)
