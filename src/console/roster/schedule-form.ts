type Written = Readonly<Record<string, unknown>>

/** What of a layer can be written in a form; of the rest the form says that it stays. */
export type LayerKind = 'fixed' | 'rotation' | 'recurring' | 'events'

export interface HoursForm {
  days: string[]
  from: string
  to: string
}

export interface LayerForm {
  readonly id: string
  readonly kind: LayerKind
  /** '' takes the roster's. */
  timeZone: string
  /** Whose turn it is, one after the other; the people of a fixed layer are one group. */
  groups: string[][]
  /** A turn lasts so many units; of a rotation alone. */
  every: number | string
  unit: string
  hours: HoursForm[]
  /** Whether there is more than the form shows: single shifts, hours over several days, turns of a rule. */
  readonly more: boolean
  readonly rest: Written
}

export interface ScheduleForm {
  /** Of layers that name none of their own. */
  readonly timeZone: string
  layers: LayerForm[]
  readonly rest: Written
}

/** A schedule as fields of a form; what has no field is kept. */
export function scheduleForm(schedule: Written): ScheduleForm {
  const { layers, ...rest } = schedule
  return { timeZone: text(rest['timezone']), layers: records(layers).map(layerForm), rest }
}

function layerForm(layer: Written): LayerForm {
  const { id, timezone, windows, ...rest } = layer
  const kind = kindOf(layer)
  const duty = record(layer[kind])
  const all = records(windows)
  const daily = all.filter(isDaily)
  const groups = kind === 'fixed' ? [texts(layer['fixed'])] : lists(duty['groups']).map(texts)
  return {
    id: text(id),
    kind,
    timeZone: text(timezone),
    groups,
    every: typeof duty['every'] === 'number' ? duty['every'] : 1,
    unit: text(duty['unit']),
    hours: daily.map((window) => ({
      days: texts(window['days']),
      from: text(window['from']),
      to: text(window['to']) === '24:00' ? '00:00' : text(window['to']),
    })),
    more: kind === 'events' || kind === 'recurring' || daily.length < all.length,
    rest: { ...rest, windows: all.filter((window) => !isDaily(window)) },
  }
}

/** The form as a schedule. */
export function scheduleOf({ layers, rest }: ScheduleForm): Record<string, unknown> {
  return { ...rest, layers: layers.map(writtenLayer) }
}

function writtenLayer({ id, kind, timeZone, groups, every, unit, hours, rest }: LayerForm): Written {
  const { windows, ...others } = rest
  const all = [...hours, ...lists(windows)]
  return {
    id,
    ...others,
    ...(timeZone !== '' && { timezone: timeZone }),
    ...(kind === 'fixed' && { fixed: groups[0] ?? [] }),
    ...(kind === 'rotation' && {
      rotation: { ...record(rest['rotation']), unit, every: Number(every), groups },
    }),
    ...(kind === 'recurring' && { recurring: { ...record(rest['recurring']), groups } }),
    ...(all.length > 0 && { windows: all }),
  }
}

function kindOf(layer: Written): LayerKind {
  return (['fixed', 'rotation', 'recurring'] as const).find((kind) => layer[kind] != null) ?? 'events'
}

/** Hours of single days; others go from a time on one weekday to a time on another. */
function isDaily(window: Written): boolean {
  return Array.isArray(window['days'])
}

function record(value: unknown): Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function records(value: unknown): readonly Written[] {
  return lists(value).map(record)
}

function lists(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function texts(value: unknown): string[] {
  return lists(value).filter((one) => typeof one === 'string')
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
