import { z } from 'zod'

const condition = z.looseObject({ field: z.string(), operator: z.string(), value: z.unknown() })

const holiday = z.looseObject({
  name: z.string().optional(),
  start_date: z.iso.date(),
  end_date: z.iso.date(),
})

/** What Zendesk's own interface exports: SLA policies, those of groups, schedules, and holidays within their schedule or apart. */
export const zendeskExport = z.looseObject({
  sla_policies: z
    .array(
      z.looseObject({
        title: z.string(),
        position: z.number().optional(),
        filter: z
          .looseObject({ all: z.array(condition).default([]), any: z.array(condition).default([]) })
          .optional(),
        /** What activates and ends a metric, where it is not the usual. */
        metric_settings: z.record(z.string(), z.unknown()).nullish(),
        policy_metrics: z.array(
          z.looseObject({
            priority: z.enum(['low', 'normal', 'high', 'urgent']),
            metric: z.string(),
            target: z.number().positive('must be more than zero').nullish(),
            target_in_seconds: z.number().positive('must be more than zero').nullish(),
            business_hours: z.boolean().default(false),
          }),
        ),
      }),
    )
    .default([]),
  schedules: z
    .array(
      z.looseObject({
        name: z.string(),
        time_zone: z.string(),
        intervals: z
          .array(z.looseObject({ start_time: z.int().min(0), end_time: z.int().max(20_160) }))
          .default([]),
        holidays: z.array(holiday).default([]),
      }),
    )
    .default([]),
  /** The list of one schedule, which does not say whose it is. */
  holidays: z.array(holiday).default([]),
  group_sla_policies: z.array(z.looseObject({ title: z.string() })).default([]),
})

export type ZendeskExport = z.output<typeof zendeskExport>
export type ZendeskPolicy = ZendeskExport['sla_policies'][number]
export type ZendeskSchedule = ZendeskExport['schedules'][number]
