import type { Audience } from '../../policy/policy.ts'
import type { ExtraStandby } from './duty.ts'
import type { SimulatedKind } from './world.ts'
import { defaultSettings, type DispatchSettings } from '../settings.ts'

/** A way to find answerers that the simulation compares. */
export interface Strategy {
  readonly name: string
  readonly settings: DispatchSettings
  readonly offersPerHour: number
  readonly standby: { readonly everyGap: boolean; readonly extra: readonly ExtraStandby[] }
  /** Whom the steps address. */
  readonly audiences: Readonly<Record<SimulatedKind, readonly Audience[]>>
}

const waves: Strategy = {
  name: 'waves, 6 offers an hour',
  settings: defaultSettings,
  offersPerHour: 6,
  standby: { everyGap: false, extra: [] },
  audiences: { email: ['on_shift', 'freelance'], chat: ['on_shift', 'freelance'] },
}

export const strategies: readonly Strategy[] = [
  {
    ...waves,
    name: 'one offer at a time',
    settings: { ...defaultSettings, waveLimit: 1 },
  },
  {
    ...waves,
    name: 'everybody at once',
    offersPerHour: Infinity,
    settings: {
      ...defaultSettings,
      waveLimit: Infinity,
      chanceInTime: 1,
      silencesUntilAway: Infinity,
    },
  },
  waves,
  { ...waves, name: 'waves, 12 an hour', offersPerHour: 12 },
  {
    ...waves,
    name: 'waves + 1 or 2 standby an hour',
    standby: { everyGap: true, extra: [] },
    audiences: { email: ['on_shift', 'freelance'], chat: ['on_shift', 'standby', 'freelance'] },
  },
]

/** What if somebody stood by there, every day? Otherwise waves of offers, as without them. */
export function whatIf(extra: readonly ExtraStandby[]): Strategy {
  const audiences = { ...waves.audiences, chat: ['on_shift', 'standby', 'freelance'] as const }
  return { ...waves, name: 'what if', standby: { everyGap: false, extra }, audiences }
}
