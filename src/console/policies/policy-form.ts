type Written = Readonly<Record<string, unknown>>

export const units = ['seconds', 'minutes', 'hours', 'working_days'] as const
export type Unit = (typeof units)[number]

export interface StepForm {
  at: string
  /** '' only records it. */
  action: '' | 'nudge' | 'dispatch' | 'page'
  to: string[]
}

export interface GoalForm {
  /** `2027-01-01`. */
  from: string
  amount: number | string
  unit: Unit
}

export interface TargetForm {
  metric: string
  /** Whose share, as `follow-the-sun/sydney`; '' of every other group. */
  group: string
  amount: number | string
  unit: Unit
  calendar: string
  steps: StepForm[]
  /** What is promised from a date on. */
  goals: GoalForm[]
  /** What stops the clock. */
  pausedIn: string[]
  reopen: string
  /** What the form does not show and must not lose. */
  readonly rest: Written
}

export interface PolicyForm {
  name: string
  conditions: Record<string, string[]>
  targets: TargetForm[]
  readonly rest: Written
}

export const conditionNames = ['channels', 'kinds', 'priorities', 'languages', 'segments', 'tags'] as const

const lengths = ['target_seconds', 'target_minutes', 'target_business_days']

/** What a policy says, as fields of a form. */
export function formOf(name: string, definition: Written): PolicyForm {
  const { conditions, targets, ...rest } = definition
  const given = record(conditions)
  return {
    name,
    conditions: Object.fromEntries(conditionNames.map((key) => [key, texts(given[key])])),
    targets: records(targets).map(targetForm),
    rest,
  }
}

function targetForm(target: Written): TargetForm {
  const { metric, group, calendar, steps, goals, paused_in: pausedIn, reopen, ...others } = target
  const rest = Object.fromEntries(Object.entries(others).filter(([key]) => !lengths.includes(key)))
  return {
    metric: typeof metric === 'string' ? metric : 'first_response',
    group: typeof group === 'string' ? group : '',
    ...lengthOf(target),
    calendar: typeof calendar === 'string' ? calendar : '24x7',
    steps: records(steps).map(({ at, do: action, to }) => ({
      at: typeof at === 'string' ? at : 'due',
      action: action === 'nudge' || action === 'dispatch' || action === 'page' ? action : '',
      to: texts(to),
    })),
    goals: records(goals).map((goal) => ({
      from: typeof goal['from'] === 'string' ? goal['from'] : '',
      ...lengthOf(goal),
    })),
    pausedIn: texts(pausedIn),
    reopen: typeof reopen === 'string' ? reopen : 'continue',
    rest,
  }
}

/** In the largest unit that shows it whole: 900 seconds are 15 minutes. */
function lengthOf(target: Written): Pick<TargetForm, 'amount' | 'unit'> {
  const { target_seconds, target_minutes, target_business_days: days } = target
  if (typeof days === 'number') return { amount: days, unit: 'working_days' }
  const seconds =
    typeof target_seconds === 'number'
      ? target_seconds
      : typeof target_minutes === 'number'
        ? target_minutes * 60
        : 0
  if (seconds > 0 && seconds % 3_600 === 0) return { amount: seconds / 3_600, unit: 'hours' }
  if (seconds > 0 && seconds % 60 === 0) return { amount: seconds / 60, unit: 'minutes' }
  return { amount: seconds, unit: 'seconds' }
}

/** The form as a definition; what was empty is left out. */
export function definitionOf({ conditions, targets, rest }: PolicyForm): Written {
  return {
    ...rest,
    conditions: Object.fromEntries(Object.entries(conditions).filter(([, values]) => values.length > 0)),
    targets: targets.map(writtenTarget),
  }
}

function writtenTarget(target: TargetForm): Written {
  const { metric, group, calendar, steps, goals, pausedIn, reopen, rest } = target
  return {
    ...rest,
    metric,
    ...(metric === 'group_share' && group !== '' && { group }),
    ...writtenLength(target),
    ...(goals.length > 0 && { goals: goals.map((goal) => ({ from: goal.from, ...writtenLength(goal) })) }),
    ...(pausedIn.length > 0 && { paused_in: pausedIn }),
    ...(reopen !== 'continue' && { reopen }),
    calendar,
    steps: steps.map(({ at, action, to }) => ({
      at: at.trim(),
      ...(action === '' ? {} : { do: action, ...(to.length > 0 ? { to } : {}) }),
    })),
  }
}

function writtenLength({ amount, unit }: Pick<TargetForm, 'amount' | 'unit'>): Written {
  const length = Number(amount)
  if (unit === 'working_days') return { target_business_days: length }
  if (unit === 'seconds') return { target_seconds: length }
  return { target_minutes: unit === 'hours' ? length * 60 : length }
}

/** A promise to begin with: a quarter of an hour, whoever is on shift first, freelancers at half time, the lead near the end. */
export function newTarget(metric: string): TargetForm {
  return {
    metric,
    group: '',
    amount: 15,
    unit: 'minutes',
    calendar: '24x7',
    steps: [
      { at: '0%', action: 'dispatch', to: ['on_shift', 'standby'] },
      { at: '50%', action: 'dispatch', to: ['freelance'] },
      { at: '75%', action: 'page', to: ['lead'] },
      { at: 'due', action: 'page', to: ['lead'] },
    ],
    goals: [],
    pausedIn: [],
    reopen: 'continue',
    rest: {},
  }
}

function record(value: unknown): Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function records(value: unknown): readonly Written[] {
  return Array.isArray(value) ? value.map(record) : []
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
