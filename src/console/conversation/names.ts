import type { ConversationDetail } from '../../http/api-types.ts'

/** Person id -> name, of everybody whom this conversation names. */
export function namesIn(detail: ConversationDetail): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { person_id: id, author_name: name } of detail.messages) if (id && name) names.set(id, name)
  for (const { person_id: id, name } of detail.offers) names.set(id, name)
  if (detail.holder) names.set(detail.holder.person_id, detail.holder.name)
  return names
}
