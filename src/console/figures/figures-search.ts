import type { Cause } from '../../domain/neglect/cause.ts'
import type { FigureName } from '../../domain/neglect/figure-names.ts'

/** Every figure and cause once: a name that is missing or unknown does not compile. */
const figureNames = Object.keys({
  turns: true,
  answered: true,
  met: true,
  late: true,
  unanswered: true,
  neglected: true,
  never_answered: true,
  hidden: true,
  on_calendar: true,
  past_once: true,
  past_twice: true,
  past_four_times: true,
} satisfies Record<FigureName, true>) as FigureName[]

const causes = Object.keys({
  channel_down: true,
  ingested_late: true,
  bounced: true,
  budget_exhausted: true,
  lost_handover: true,
  lapsed_claim: true,
  paused_too_long: true,
  bot_dead_end: true,
  overload: true,
  unclaimed: true,
  skill_gap: true,
  no_coverage: true,
} satisfies Record<Cause, true>) as Cause[]

/** Figures that open down to conversations. */
export const sharedNames = [
  'first_contact',
  'happiness',
  'effort',
  'holding',
  'queue_promises',
  'dead_ends',
  'recovered_back',
  'neglected_back',
  'taken',
  'unpaid_offers',
  'overflow',
] as const
export type SharedName = (typeof sharedNames)[number]

/** Which part of which figure is looked at: an address that can be kept. */
export interface FiguresSearch {
  readonly figure: FigureName | SharedName
  readonly from: string
  readonly to: string
  readonly cause?: Cause
  /** 0 to 167. */
  readonly hour?: number
}

/** Without a period: the last seven days. */
export function figuresSearch(search: Readonly<Record<string, unknown>>): FiguresSearch {
  const { figure, from, to, cause, hour } = search
  return {
    figure: isOneOf([...figureNames, ...sharedNames], figure) ? figure : 'neglected',
    from: isInstant(from) ? from : '',
    to: isInstant(to) ? to : '',
    ...(isOneOf(causes, cause) ? { cause } : {}),
    ...(typeof hour === 'number' && Number.isInteger(hour) && hour >= 0 && hour < 168 ? { hour } : {}),
  }
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}

function isOneOf<Value extends string>(values: readonly Value[], value: unknown): value is Value {
  return (values as readonly unknown[]).includes(value)
}
