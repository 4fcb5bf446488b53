import { holdNow } from '../live/now.ts'
import { repeatTaps } from './taps.ts'

/** For the page that stands innermost in the first view, once it lives: time goes on, and taps that came too early are repeated. */
export function firstViewLives(): void {
  holdNow(null)
  repeatTaps()
}
