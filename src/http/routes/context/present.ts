import type { CustomerContextRow, PastConversationRow, SpokenRow } from '../../../db/read/context.ts'
import type { ConversationRow } from '../../../db/read/conversations.ts'
import type { SnippetRow } from '../../../db/read/snippets.ts'
import { contextSettings, shownFacts } from '../../../domain/context/facts.ts'
import { questionsAsked } from '../../../domain/context/questions-asked.ts'
import { suggestSnippets } from '../../../domain/context/suggest-snippets.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import type { Context } from '../../api-types.ts'

export interface ContextRows {
  readonly conversation: ConversationRow
  readonly customer: CustomerContextRow
  readonly history: readonly PastConversationRow[]
  readonly spoken: readonly SpokenRow[]
  readonly snippets: readonly SnippetRow[]
}

/** Everything on one page that keeps a customer from being asked again; only what is listed here leaves the house. */
export function presentContext(rows: ContextRows, now: Instant): Context {
  const { conversation, customer, history } = rows
  const settings = contextSettings(customer.settings.context)
  return {
    conversation_id: conversation.id,
    customer: {
      id: conversation.customer_id,
      name: conversation.customer_name,
      language: conversation.customer_language ?? conversation.language,
      time_zone: conversation.customer_time_zone,
      local_time: localTime(conversation.customer_time_zone, now),
      segment: conversation.customer_segment,
      known_since: customer.created_at.toISOString(),
      writes_by: [...customer.kinds],
    },
    facts: [...shownFacts(customer.facts, settings.facts)],
    history: history.map((past) => ({
      ...doorOf(past),
      subject: past.subject,
      state: past.state,
      last_message_at: past.last_message_at.toISOString(),
      turns: past.turns,
      last_outcome: past.last_outcome,
    })),
    also_waits_at: history.flatMap((past) =>
      past.waiting_since ? [{ ...doorOf(past), waiting_since: past.waiting_since.toISOString() }] : [],
    ),
    promised: promised(rows.spoken, now),
    asked_before: askedBefore(rows.spoken),
    suggestions: suggestions(rows, now),
    goodwill: settings.goodwill,
  }
}

function doorOf({ id, channel_name, channel_kind }: PastConversationRow) {
  return { conversation_id: id, channel_name, channel_kind }
}

function localTime(timeZone: string | null, now: Instant): string | null {
  if (timeZone === null) return null
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(now)
}

function promised(spoken: readonly SpokenRow[], now: Instant): Context['promised'] {
  return spoken
    .filter(({ holding }) => holding)
    .map(({ conversation_id, occurred_at, promise_until, text }) => {
      const kept = spoken.find(
        (later) =>
          later.conversation_id === conversation_id &&
          later.direction === 'outbound' &&
          !later.holding &&
          later.occurred_at > occurred_at,
      )
      const inTime = kept !== undefined && (promise_until === null || kept.occurred_at <= promise_until)
      const over = promise_until !== null && promise_until.getTime() < now
      return {
        conversation_id,
        at: occurred_at.toISOString(),
        until: promise_until?.toISOString() ?? null,
        text: text.slice(0, 240),
        kept: inTime ? true : over ? false : null,
      }
    })
    .toReversed()
}

function askedBefore(spoken: readonly SpokenRow[]): Context['asked_before'] {
  const lines = spoken.map(({ direction, occurred_at, text }) => ({
    from: direction === 'inbound' ? ('customer' as const) : ('us' as const),
    at: occurred_at.getTime(),
    text,
  }))
  return questionsAsked(lines).map(({ question, askedAt, answer, answeredAt }) => ({
    question,
    asked_at: new Date(askedAt).toISOString(),
    answer,
    answered_at: answeredAt === null ? null : new Date(answeredAt).toISOString(),
  }))
}

function suggestions({ conversation, spoken, snippets }: ContextRows, now: Instant): Context['suggestions'] {
  const last = spoken.findLast(
    ({ conversation_id, direction }) => conversation_id === conversation.id && direction === 'inbound',
  )
  const asked = {
    text: `${conversation.subject ?? ''} ${last?.text ?? ''}`,
    language: conversation.language,
    channelKind: conversation.channel_kind,
    tags: conversation.tags,
  }
  const known = snippets.map((row) => ({
    row,
    id: row.id,
    title: row.title,
    text: row.text,
    language: row.language,
    channelKinds: row.channel_kinds,
    tags: row.tags,
    expiresAt: row.expires_at.getTime(),
  }))
  return suggestSnippets(known, asked, now).map((one) => {
    const { row } = known.find(({ id }) => id === one.id)!
    return {
      snippet_id: row.id,
      title: row.title,
      text: row.text,
      language: row.language,
      owner: { person_id: row.owner_id, name: row.owner_name },
      verified_at: row.verified_at.toISOString(),
      expires_at: row.expires_at.toISOString(),
    }
  })
}
