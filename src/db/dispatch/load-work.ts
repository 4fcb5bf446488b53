import { sql, type RawBuilder, type Transaction } from 'kysely'
import { answerDue } from '../conversations/place-in-queue.ts'
import type { ChannelKind, ChannelMode } from '../../domain/conversation/channel.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { BrandId, ChannelId, ConversationId, CustomerId, PersonId, TurnId } from '../../domain/ids.ts'
import type { DB } from '../schema.ts'
import { leadTimeOf } from './lead-times.ts'

interface WorkRow {
  readonly conversation_id: string
  readonly customer_id: string
  readonly country: string | null
  readonly channel_id: string
  readonly kind: ChannelKind
  readonly mode: ChannelMode
  readonly settings: { required_skills?: string[]; optional_skills?: string[] }
  readonly lead_ms: number
  readonly outbound_stopped_at: Date | null
  readonly history: boolean
  readonly language: string | null
  readonly tags: readonly string[]
  readonly opened_at: Date
  readonly due_at: Date | null
  readonly owner_id: string | null
  readonly holder_id: string | null
  readonly reply_queued: boolean
}

/** Tags of this form name a skill that the answer needs. */
const SKILL_TAG = 'skill:'

/** The open turn with everything that the search for an answerer looks at; it locks nothing, least of all the clock. */
export async function loadWork(trx: Transaction<DB>, brandId: BrandId, turnId: TurnId): Promise<Work | null> {
  return load(trx, brandId, turnId, sql`t.closed_at is null`)
}

/** A turn that is answered, while a clock over the whole conversation that began with it goes on. */
export async function loadAnswered(
  trx: Transaction<DB>,
  brandId: BrandId,
  turnId: TurnId,
): Promise<Work | null> {
  return load(trx, brandId, turnId, sql`t.closed_at is not null`)
}

async function load(
  trx: Transaction<DB>,
  brandId: BrandId,
  turnId: TurnId,
  which: RawBuilder<boolean>,
): Promise<Work | null> {
  const { rows } = await sql<WorkRow>`
    select t.conversation_id, c.customer_id, upper(cu.facts ->> 'country') as country, c.channel_id, ch.kind, ch.mode, ch.settings, ${leadTimeOf} as lead_ms, b.outbound_stopped_at, t.history,
      coalesce(c.language, cu.language) as language, c.tags, t.opened_at,
      ${answerDue} as due_at,
      (select m.person_id from message m
        where m.brand_id = t.brand_id and m.conversation_id = t.conversation_id and m.person_id is not null
          and m.closes_turn order by m.occurred_at desc, m.id desc limit 1) as owner_id,
      (select h.person_id from claim h
        where h.brand_id = t.brand_id and h.conversation_id = t.conversation_id and h.state = 'active') as holder_id,
      exists (select from reply r
        where r.brand_id = t.brand_id and r.conversation_id = t.conversation_id and r.state = 'queued' and r.author = 'agent') as reply_queued
    from turn t
    join conversation c on c.brand_id = t.brand_id and c.id = t.conversation_id
    join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
    join brand b on b.id = t.brand_id
    left join customer cu on cu.brand_id = c.brand_id and cu.id = c.customer_id
    where t.brand_id = ${brandId} and t.id = ${turnId} and ${which}
  `.execute(trx)
  return rows[0] ? workOf(brandId, turnId, rows[0]) : null
}

function workOf(brandId: BrandId, turnId: TurnId, row: WorkRow): Work {
  const { required_skills = [], optional_skills = [] } = row.settings
  const tagged = row.tags.filter((tag) => tag.startsWith(SKILL_TAG)).map((tag) => tag.slice(SKILL_TAG.length))
  return {
    brandId,
    turnId,
    conversationId: row.conversation_id as ConversationId,
    customerId: row.customer_id as CustomerId,
    customerCountry: row.country,
    channelId: row.channel_id as ChannelId,
    channelKind: row.kind,
    mode: row.mode,
    outboundStopped: row.outbound_stopped_at !== null,
    history: row.history,
    language: row.language,
    requiredSkills: [...required_skills, ...tagged],
    optionalSkills: optional_skills,
    waitsSince: row.opened_at.getTime(),
    dueAt: row.due_at?.getTime() ?? null,
    ownerId: row.owner_id as PersonId | null,
    holderId: row.holder_id as PersonId | null,
    replyQueued: row.reply_queued,
    leadTime: row.lead_ms,
  }
}
