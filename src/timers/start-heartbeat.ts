import type pg from 'pg'
import type { Millis } from '../domain/time/instant.ts'
import { keepGoing } from './keep-going.ts'

export interface HeartbeatOptions {
  readonly pool: pg.Pool
  /** A UUID of this process, and the roles it plays. */
  readonly node: { readonly id: string; readonly roles: readonly string[] }
  /** The job queue's pools in this process, by the name under which they lock jobs (event `pool:create`). */
  readonly workerPools: () => readonly string[]
  readonly log: { warn(detail: object, message: string): void }
  readonly every?: Millis
  /** A node that is silent for so long counts as dead. */
  readonly deadAfter?: Millis
}

/**
 * One round: says that this node is alive, and takes the jobs that a dead node has locked back into the queue, which
 * would otherwise wait for hours. A node that was only frozen enters itself again; its jobs run twice, under the same key.
 */
const beat = `
  with alive as (
    insert into node (id, roles, worker_pools, started_at, heartbeat_at)
    values ($1, $2, $3, statement_timestamp(), statement_timestamp())
    on conflict (id) do update set heartbeat_at = excluded.heartbeat_at, worker_pools = excluded.worker_pools
  ),
  dead as (
    delete from node
    where id <> $1 and heartbeat_at < statement_timestamp() - $4 * interval '1 millisecond'
    returning worker_pools
  ),
  orphaned as (select array_agg(name) as names from dead cross join unnest(dead.worker_pools) as name)
  select
    (select count(*) from dead)::integer as dead,
    (select graphile_worker.force_unlock_workers(names) is null from orphaned where names is not null) as freed,
    (select pg_notify('jobs:insert', '{"count":1000}') is null from orphaned where names is not null) as told`

/** Takes the node off the list, and the jobs that it could not bring to an end back into the queue. */
const goodbye = `
  with gone as (delete from node where id = $1)
  select graphile_worker.force_unlock_workers($2::text[])`

/** Shows the other nodes that this one lives, and takes over the locked jobs of those that do not. */
export function startHeartbeat(options: HeartbeatOptions): { stop(): Promise<void> } {
  const { pool, node, workerPools, log, every = 300, deadAfter = 1_000 } = options
  const loop = keepGoing(
    async () => {
      const { rows } = await pool.query<{ dead: number }>({
        name: 'heartbeat',
        text: beat,
        values: [node.id, node.roles, workerPools(), deadAfter],
      })
      const dead = rows[0]?.dead ?? 0
      if (dead > 0) log.warn({ dead }, 'a node has died; its jobs are back in the queue')
      return every
    },
    (error) => log.warn({ err: error }, 'the heartbeat has failed; trying again'),
  )
  return {
    async stop() {
      await loop.stop()
      await pool.query(goodbye, [node.id, workerPools()]).catch(() => undefined)
    },
  }
}
