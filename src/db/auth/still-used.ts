import { sql, type RawBuilder } from 'kysely'
import type { SessionRules } from './session-rules.ts'

/** Whether the session `s` of the person `p` has not ended by idleness; one that no node has judged yet is in use. */
export function isStillUsed(
  now: RawBuilder<Date>,
  { idle, expertIdle }: Pick<SessionRules, 'idle' | 'expertIdle'>,
): RawBuilder<boolean> {
  return sql<boolean>`
    (s.last_seen_at is null or s.last_seen_at > ${now} - interval '1 millisecond' *
      case when exists (select from membership m where m.person_id = p.id and m.role <> 'expert')
           then ${idle}::float8 else ${expertIdle}::float8 end)`
}
