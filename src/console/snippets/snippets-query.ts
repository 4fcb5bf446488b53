import { queryOptions } from '@tanstack/react-query'
import type { Snippet, Snippets } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

/** All texts of a brand, by title: few enough to be searched here. */
export function snippetsQuery(brand: string) {
  return queryOptions({
    queryKey: ['snippets', brand],
    queryFn: async ({ signal }): Promise<readonly Snippet[]> => {
      const items: Snippet[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const query = new URLSearchParams({ brand, limit: '200', ...(cursor !== '' && { cursor }) })
        const page: Snippets = await request<Snippets>(`/snippets?${query.toString()}`, { signal })
        items.push(...page.items)
        cursor = page.next
      }
      return items
    },
  })
}
