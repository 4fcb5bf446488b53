import { useQuery } from '@tanstack/react-query'
import { desksIn } from '../../domain/roster/desks.ts'
import { rostersQuery } from '../roster/rosters-query.ts'

/** Desks of the brand's rosters, as `follow-the-sun/sydney`; none while they are not loaded. */
export function useGroups(brand: string): readonly string[] {
  const rosters = useQuery(rostersQuery(brand))
  return desksIn(
    (rosters.data?.items ?? []).map(({ slug, schedule }) => [slug, { layers: layersIn(schedule) }]),
  )
}

function layersIn({ layers }: Readonly<Record<string, unknown>>): readonly { readonly id: string }[] {
  if (!Array.isArray(layers)) return []
  const items: readonly unknown[] = layers
  return items.filter((layer): layer is { readonly id: string } => {
    const id = typeof layer === 'object' && layer !== null ? (layer as { id?: unknown }).id : null
    return typeof id === 'string'
  })
}
