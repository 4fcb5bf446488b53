import { sql, type RawBuilder } from 'kysely'
import { isStretch, type ConversationsRead } from '../../workflows/ports/conversations-read.ts'

const FIRST = '00000000-0000-0000-0000-000000000000'

/** Rows whose `column` names one of these conversations: by so many looks into an index, or by one walk along it. */
export function ofConversations(column: string, which: ConversationsRead): RawBuilder<unknown> {
  const id = sql.raw(column)
  if (!isStretch(which)) return sql`${id} = any (${which}::uuid[])`
  return sql`${id} > ${which.after ?? FIRST}::uuid and ${id} <= ${which.upTo}::uuid`
}

/** An instant as whole milliseconds since 1970, which costs both sides less than a date does. */
export function milliseconds(column: string): RawBuilder<unknown> {
  return sql.raw(`round(date_part('epoch', ${column}) * 1000)`)
}
