import type { SwapRefusal } from '../../../domain/roster/decide-swap.ts'
import type { Answer } from '../../answer.ts'
import { problem } from '../../problem.ts'

const told: Readonly<Record<SwapRefusal, string>> = {
  'is-over': 'This time has passed already.',
  'has-no-length': 'The end must lie after the beginning.',
  'asker-is-off-shift': 'You have no shift of this roster in that time.',
  'already-taken': 'Somebody else took it first.',
  'is-your-own': 'You cannot swap with yourself: it is your own shift.',
  'taker-is-out': 'You are absent at that time, or this roster leaves you out.',
}

/** Why a swap cannot be asked for or taken, told to whoever tried. */
export function swapRefused(refusal: SwapRefusal): Answer {
  return problem(409, refusal.replaceAll('-', '_'), told[refusal])
}
