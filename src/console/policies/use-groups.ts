import { useQuery } from '@tanstack/react-query'
import { rostersQuery } from '../roster/rosters-query.ts'

/** Desks of the brand's rosters, as `follow-the-sun/sydney`; none while they are not loaded. */
export function useGroups(brand: string): readonly string[] {
  const rosters = useQuery(rostersQuery(brand))
  return (rosters.data?.items ?? []).flatMap(({ slug, schedule }) =>
    idsOfLayers(schedule).map((id) => `${slug}/${id}`),
  )
}

function idsOfLayers({ layers }: Readonly<Record<string, unknown>>): readonly string[] {
  if (!Array.isArray(layers)) return []
  const items: readonly unknown[] = layers
  return items.flatMap((layer) => {
    const id = typeof layer === 'object' && layer !== null ? (layer as { id?: unknown }).id : null
    return typeof id === 'string' ? [id] : []
  })
}
