import { sql, type Kysely } from 'kysely'
import { nodeRoles } from '../../environment.ts'
import type { DB } from '../schema.ts'
import { givenUp } from './given-up.ts'

/** What whoever runs the house watches; counts over all brands. Ages are seconds, 0 where there is nothing. */
export interface HouseFigures {
  readonly timers: { readonly oldest_overdue_seconds: number }
  readonly jobs: { readonly waiting: number; readonly failed: number; readonly oldest_ready_seconds: number }
  readonly replies: {
    readonly queued: number
    readonly failed: number
    readonly oldest_queued_seconds: number
  }
  readonly dispatches: { readonly open: number; readonly claimed: number }
  readonly quarantine: number
  readonly channels: readonly { readonly slug: string; readonly alarm: string | null }[]
  /** Nodes that live, by what they do; a role that nobody plays is among them. */
  readonly nodes: readonly { readonly role: string; readonly count: number }[]
}

export async function readHouseFigures(db: Kysely<DB>): Promise<HouseFigures> {
  const { rows } = await sql<{ figures: HouseFigures }>`
    select json_build_object(
      'timers', (select json_build_object('oldest_overdue_seconds',
          greatest(0, coalesce(extract(epoch from statement_timestamp() - min(next_at)), 0)))
        from timer where next_at is not null),
      'jobs', (select json_build_object(
          'waiting', count(*) filter (where attempts < max_attempts),
          'failed', count(*) filter (where ${givenUp}),
          'oldest_ready_seconds', coalesce(extract(epoch from statement_timestamp() - min(run_at)
            filter (where attempts < max_attempts and locked_at is null and run_at <= statement_timestamp())), 0))
        from graphile_worker.jobs),
      'replies', (select json_build_object(
          'queued', count(*) filter (where state = 'queued'),
          'failed', count(*) filter (where state = 'failed'),
          'oldest_queued_seconds', coalesce(extract(epoch from statement_timestamp() - min(queued_at)
            filter (where state = 'queued')), 0))
        from reply where state <> 'handed_over'),
      'dispatches', (select json_build_object(
          'open', count(*) filter (where state = 'open'), 'claimed', count(*) filter (where state = 'claimed'))
        from dispatch where state in ('open', 'claimed')),
      'quarantine', (select count(*) from quarantine where resolved_at is null),
      'channels', (select coalesce(json_agg(json_build_object('slug', c.slug, 'alarm', p.alarm) order by c.slug), '[]')
        from channel c left join channel_pulse p on p.brand_id = c.brand_id and p.channel_id = c.id
        where c.removed_at is null),
      'nodes', (select json_agg(json_build_object('role', role,
          'count', (select count(*) from node where role = any(roles))) order by role)
        from unnest(${[...nodeRoles]}::text[]) as role)
    ) as figures`.execute(db)
  return rows[0]!.figures
}
