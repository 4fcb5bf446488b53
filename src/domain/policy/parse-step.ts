import { MINUTE, SECOND, HOUR, type Millis } from '../time/instant.ts'
import type { StepPoint } from './policy.ts'

const units: Record<string, Millis> = { s: SECOND, m: MINUTE, h: HOUR }

/** Reads `0%`, `50%`, `-10s`, `-5m`, `due`, `+100%`. Null for anything else; shares before due are below 100 %. */
export function parseStepPoint(name: string): StepPoint | null {
  if (name === 'due') return { at: 'due' }
  const share = /^(\+?)(\d+(?:\.\d+)?)%$/.exec(name)
  if (share) {
    const value = Number(share[2]) / 100
    if (share[1]) return value > 0 ? { at: 'past', share: value } : null
    return value < 1 ? { at: 'share', share: value } : null
  }
  const before = /^-(\d+)([smh])$/.exec(name)
  if (before) return { at: 'before', before: Number(before[1]) * units[before[2]!]! }
  return null
}
