/** Columns of `event` in the order in which `stepEvent` fills them. */
export const eventColumns = 'brand_id, type, subject, occurred_at, recorded_at, payload'

/** What `stepEvent` reads of a timer besides its version. */
export const firedColumns = `t.brand_id, t.conversation_id, t.id, t.kind, t.step_names, t.step_at,
  t.armed_at, t.due_at, t.turn_id, t.metric, t.policy_id, t.policy_version, t.history, t.groups`

interface StepEvent {
  /** The version of the timer after its transition. */
  readonly version: string
  readonly recordedAt: string
  /** True for the step that side effects follow. */
  readonly last: string
}

/**
 * The select list that makes an event of step `t.n` (index from 0) of the timer `t`. `armed_at` tells of a step that
 * was in the past already when it was armed: such a step is not late.
 */
export const stepEvent = ({ version, recordedAt, last }: StepEvent): string => {
  const name = 't.step_names[t.n + 1]'
  const at = 't.step_at[t.n + 1]'
  const facts = `'timer_id', t.id, 'kind', t.kind, 'step', t.n, 'step_name', ${name}, 'version', ${version},
    'last', ${last}, 'history', t.history`
  const clock = `'metric', t.metric, 'turn_id', t.turn_id, 'policy_id', t.policy_id,
    'policy_version', t.policy_version, 'due_at', ${isoInstant('t.due_at')}`
  return `t.brand_id,
    case when t.kind <> 'clock' then t.kind || '.due' when ${name} = 'due' then 'breach.detected' else 'clock.step' end,
    t.conversation_id, ${at}, ${recordedAt},
    case when t.kind = 'clock' then jsonb_build_object(${facts}, ${clock}) else jsonb_build_object(${facts}) end
    || case when t.groups is null then '{}' else jsonb_build_object('groups', t.groups) end
    || case when t.armed_at > ${at} then jsonb_build_object('armed_at', ${isoInstant('t.armed_at')}) else '{}' end`
}

const isoInstant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** How many steps of `t` have fired once all those before an instant have; the instant may be null. */
export const stepsBefore = (instant: string): string =>
  `t.step + coalesce(width_bucket(${instant} - interval '1 microsecond', t.step_at[t.step + 1 :]), 0)`

/** Rows of `timers` (with from_step and to_step), once for each step in between, as `stepEvent` wants them. */
export const eachStep = (timers: string): string =>
  `(select t.*, generate_series(t.from_step, t.to_step - 1) as n from ${timers} t)`

/** The instant of the breach of `t` once the steps in between have fired: the due time, not that of its detection. */
export const breachedAt = (fromStep: string, toStep: string): string =>
  `case when t.kind = 'clock' and 'due' = any (t.step_names[${fromStep} + 1 : ${toStep}])
    then t.due_at else t.breached_at end`
