import { z } from 'zod'
import { causes } from '../../../domain/neglect/cause.ts'
import { definedFigureNames } from '../../../domain/neglect/definitions.ts'
import { figureNames } from '../../../domain/neglect/figure-names.ts'
import { brandQuery, channelKind, id, instant, page, pageQuery } from '../../schema.ts'

const shares = {
  /** The share of turns that were neglected, 0 to 100; null where nobody wrote. */
  index: z.number().nullable(),
  turns: z.int(),
  neglected: z.int(),
}

const seconds = z.number().nullable()
export const cause = z.enum(causes)

export const figures = z
  .object({
    brand_id: id,
    from: instant,
    to: instant,
    ...shares,
    customers: z.int(),
    people: z.int(),
    never_answered: z.int(),
    hidden: z.int(),
    /** What the company's calendar alone would say. */
    calendar_index: z.number().nullable(),
    past_ended_seconds: z.number(),
    past_open_seconds: z.number(),
    past_once: z.int(),
    past_twice: z.int(),
    past_four_times: z.int(),
    median_seconds: seconds,
    p90_seconds: seconds,
    by_metric: z.array(
      z.object({
        metric: z.enum(['first_response', 'next_response']),
        ...shares,
        met: z.int(),
        late: z.int(),
        unanswered: z.int(),
        median_seconds: seconds,
        p90_seconds: seconds,
      }),
    ),
    by_channel: z.array(z.object({ channel_id: id, name: z.string(), kind: channelKind, ...shares })),
    by_language: z.array(z.object({ language: z.string().nullable(), ...shares })),
    causes: z.array(z.object({ cause, count: z.int() })),
    /** Neglected turns by the customers' own weekday (0 Monday) and hour. */
    by_local_hour: z.array(z.array(z.int())),
    /** Null: they hold everything that is recorded. Else much is waiting to be summed, and they hold what was by then. */
    complete_until: instant.nullable(),
    /** Answered in time, of all that were or should have been. */
    reached: z.object({ part: z.int(), of: z.int(), share: z.number().nullable() }),
    /** Above 200,000 turns; `estimates` names the figures concerned, which lie within a few percent. */
    estimated: z.boolean(),
    estimates: z.array(z.string()),
  })
  .meta({ id: 'Figures' })

const period = {
  ...brandQuery,
  /** Turns that began from then on; cut to whole quarters of an hour. */
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
}

export const figuresQuery = z.object(period)

export const figureTurn = z
  .object({
    turn_id: id,
    conversation_id: id,
    customer_name: z.string().nullable(),
    channel_id: id,
    channel_kind: channelKind,
    language: z.string().nullable(),
    opened_at: instant,
    ended_at: instant.nullable(),
    outcome: z.string().nullable(),
    target_seconds: z.number(),
    wait_seconds: z.number(),
    past_seconds: z.number(),
    cause: cause.nullable(),
  })
  .meta({ id: 'FigureTurn' })

export const figureTurns = page(figureTurn).meta({ id: 'FigureTurns' })

export const turnsQuery = z.object({
  ...period,
  figure: z.enum(figureNames).default('neglected'),
  cause: cause.optional(),
  channel: id.optional(),
  /** Empty: where it is not known. */
  language: z.string().max(35).optional(),
  metric: z.enum(['first_response', 'next_response']).optional(),
  /** Hour of the customers' week: 0 is Monday from midnight to one. */
  local_hour: z.coerce.number().int().min(0).max(167).optional(),
  /** `csv`: all of them at once, at most 10,000, for a spreadsheet. */
  format: z.enum(['json', 'csv']).default('json'),
  ...pageQuery,
})

const definition = z
  .object({
    figure: z.enum(definedFigureNames),
    title: z.string(),
    text: z.string(),
    /** What the number opens down to. */
    opens_to: z.enum(['turns', 'conversations', 'hours']).nullable(),
  })
  .meta({ id: 'FigureDefinition' })

export const figureDefinitions = page(definition).meta({ id: 'FigureDefinitions' })
