import { problem } from '../../problem.ts'

export const unavailable = problem(
  503,
  'unavailable',
  'This process makes no digests; ask one whose roles include tasks.',
)
