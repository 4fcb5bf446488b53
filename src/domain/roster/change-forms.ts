import { z } from 'zod'
import * as field from './form-fields.ts'
import type { Cover, Exception, Swap, Temporary } from './schedule.ts'

/** What leads and experts lay over the layers: covers, temporary schedules, exceptions, swaps. */

export const cover = field
  .period({ members: field.members, priority: z.number().nullish() })
  .transform(({ priority, ...rest }): Cover => ({ ...rest, priority: priority ?? 0 }))

export const temporary = field
  .period({ shifts: z.array(field.period({ member: field.member })) })
  .transform((value): Temporary => value)

const exceptionFields = field.period({
  kind: z.enum(['add', 'remove', 'replace']),
  member: field.member,
  for: field.member.nullish(),
  scoped: z.boolean().nullish(),
})

const exceptionForSomebody = field.withRule(
  exceptionFields,
  'for',
  'is missing: who is replaced?',
  ({ kind, for: replaced }) => kind !== 'replace' || replaced != null,
)

export const exception = field
  .withRule(
    exceptionForSomebody,
    'member',
    'replaces themselves',
    ({ kind, for: replaced, member }) => kind !== 'replace' || member == null || replaced !== member,
  )
  .transform(({ kind, for: replaced, scoped, ...rest }): Exception => {
    const common = { ...rest, scoped: scoped ?? false }
    return kind === 'replace' ? { ...common, kind, for: replaced! } : { ...common, kind }
  })

export const swap = field
  .withRule(
    field.period({ for: field.member, taken_by: field.member.nullish() }),
    'taken_by',
    'swaps with themselves',
    ({ for: asking, taken_by }) => taken_by == null || taken_by !== asking,
  )
  .transform(({ taken_by, ...rest }): Swap => ({ ...rest, takenBy: taken_by ?? null }))
