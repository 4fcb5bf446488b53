import type { SnippetRow } from '../../../db/read/snippets.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import type { Snippet } from '../../api-types.ts'

export function presentSnippet(row: SnippetRow, now: Instant): Snippet {
  return {
    id: row.id,
    brand_id: row.brand_id,
    title: row.title,
    text: row.text,
    language: row.language,
    channel_kinds: [...row.channel_kinds],
    tags: [...row.tags],
    owner: { person_id: row.owner_id, name: row.owner_name },
    expires_at: row.expires_at.toISOString(),
    verified_at: row.verified_at.toISOString(),
    expired: row.expires_at.getTime() <= now,
    version: row.version,
  }
}
