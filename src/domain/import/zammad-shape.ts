import { z } from 'zod'

const minutes = z.number().positive('must be more than zero').nullish()
const id = z.union([z.int(), z.string()]).transform(String)

const sla = z.looseObject({
  name: z.string(),
  calendar_id: id,
  first_response_time: minutes,
  response_time: minutes,
  update_time: minutes,
  solution_time: minutes,
  /** By attribute, or nested: `{operator: 'AND', conditions: [...]}`. */
  condition: z.record(z.string(), z.unknown()).default({}),
})

const day = z.looseObject({
  active: z.boolean().default(false),
  timeframes: z.array(z.tuple([z.string(), z.string()])).default([]),
})

const calendar = z.looseObject({
  id,
  name: z.string(),
  timezone: z.string(),
  business_hours: z.record(z.string(), day).default({}),
  public_holidays: z
    .record(
      z.string(),
      z.looseObject({
        active: z.boolean().default(false),
        summary: z.string().nullish(),
        removed: z.boolean().nullish(),
      }),
    )
    .nullish(),
})

/** What Zammad's own interface exports with `?full=true`: everything by kind and id. */
export const zammadExport = z.looseObject({
  slas: z.array(sla).default([]),
  calendars: z.array(calendar).default([]),
  priorities: z.array(z.looseObject({ id, name: z.string() })).default([]),
})

export type ZammadExport = z.output<typeof zammadExport>
export type ZammadSla = ZammadExport['slas'][number]
export type ZammadCalendar = ZammadExport['calendars'][number]
