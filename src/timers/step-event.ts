/** Columns of `event` in the order in which `stepEvent` fills them. */
export const eventColumns = 'brand_id, type, subject, occurred_at, recorded_at, payload'

const isoInstant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * The select list that makes an event of one step of a timer. `t` is the timer before its transition, `s` the step
 * (n: index from 0, name, at); `last` is an SQL condition, true for the step that side effects follow.
 */
export const stepEvent = (options: { readonly recordedAt: string; readonly last: string }): string => {
  const facts = `'timer_id', t.id, 'kind', t.kind, 'step', s.n, 'step_name', s.name, 'version', t.version + 1,
    'last', ${options.last}, 'history', t.history`
  return `t.brand_id,
    case when t.kind <> 'clock' then t.kind || '.due' when s.name = 'due' then 'breach.detected' else 'clock.step' end,
    t.conversation_id, s.at, ${options.recordedAt},
    case when t.armed_at > s.at then jsonb_build_object('armed_at', ${isoInstant('t.armed_at')}) else '{}' end ||
    case when t.kind = 'clock'
      then jsonb_build_object(${facts}, 'metric', t.metric, 'turn_id', t.turn_id, 'policy_id', t.policy_id,
        'policy_version', t.policy_version, 'due_at', ${isoInstant('t.due_at')})
      else jsonb_build_object(${facts})
    end`
}

/** Lateral rows of the steps of `t` from `fromStep` on that lie before `until`: n, name, at. */
export const passedSteps = (options: { readonly fromStep: string; readonly until: string }): string =>
  `lateral (
    select n - 1 as n, name, at
    from unnest(t.step_names, t.step_at) with ordinality as step(name, at, n)
    where n > ${options.fromStep} and at < ${options.until}
  ) s`

/** How many steps of `t` not fired yet lie before `until`. */
export const countPassed = (until: string): string =>
  `(select count(*) from unnest(t.step_at[t.step + 1:]) as step(at) where at < ${until})::smallint`
