import { problem } from '../../problem.ts'

export const notHeld = problem(409, 'not_held', 'You do not hold this conversation.')
