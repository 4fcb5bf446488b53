/** An answer that is being written, with the key under which it was last tried, so that a second try sends nothing twice. */
export interface Draft {
  readonly text: string
  readonly attempt: { readonly key: string; readonly text: string } | null
}

export const emptyDraft: Draft = { text: '', attempt: null }

/** The key for sending this draft: the last one as long as the text is the same, else `fresh`. */
export function attemptOf(draft: Draft, fresh: string): { readonly key: string; readonly text: string } {
  const text = draft.text.trim()
  return draft.attempt?.text === text ? draft.attempt : { key: fresh, text }
}

export function parseDraft(stored: string | null): Draft {
  if (stored === null) return emptyDraft
  try {
    const { text, attempt } = JSON.parse(stored) as Partial<Draft>
    return typeof text === 'string' ? { text, attempt: attempt ?? null } : emptyDraft
  } catch {
    return emptyDraft
  }
}
