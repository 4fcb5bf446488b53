const PAGE = 40

export interface Newer<Item> {
  /** Oldest first. */
  readonly items: readonly Item[]
  /** Where the next pull begins; null while there is nothing at all. */
  readonly newest: string | null
  readonly more: boolean
}

/** One page of what came after `known`, which Mastodon gives newest first. Null begins at what is newest now; '' at the very beginning. */
export async function pullNewer<Item extends { readonly id: string }>(
  known: string | null,
  list: (page: { minId?: string; limit: number }) => PromiseLike<readonly Item[]>,
): Promise<Newer<Item>> {
  if (known === null) {
    const [newest] = await list({ limit: 1 })
    return { items: [], newest: newest?.id ?? '', more: false }
  }
  const page = await list({ limit: PAGE, ...(known !== '' && { minId: known }) })
  return { items: [...page].reverse(), newest: page[0]?.id ?? known, more: page.length === PAGE }
}
