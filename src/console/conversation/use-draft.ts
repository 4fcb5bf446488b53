import { useState } from 'react'
import { emptyDraft, parseDraft, type Draft } from './draft.ts'

/** Kept in the browser with every stroke: neither a dropped line nor a closed tab loses what was written. */
export function useDraft(conversationId: string): [Draft, (draft: Draft) => void] {
  const key = `sundial.draft.${conversationId}`
  const [draft, setDraft] = useState(() => parseDraft(localStorage.getItem(key)))
  const keep = (next: Draft) => {
    setDraft(next)
    if (next.text === '') localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(next))
  }
  return [draft, (next) => keep(next.text === '' ? emptyDraft : next)]
}
