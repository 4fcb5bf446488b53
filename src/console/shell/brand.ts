import { useLocalStorage } from '@mantine/hooks'
import { useSession } from '../api/session.ts'

/** The slug of the brand that the reader looks at; null: all in which they work. */
export function useBrand(): [string | null, (slug: string | null) => void] {
  const { brands } = useSession()
  const [stored, setStored] = useLocalStorage<string | null>({
    key: 'sundial.brand',
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const known = brands.some(({ slug }) => slug === stored)
  return [known && brands.length > 1 ? stored : null, setStored]
}

/** For routes that are about one brand: the chosen one, else the first. */
export function useOneBrand(): string {
  const { brands } = useSession()
  const [chosen] = useBrand()
  const brand = chosen ?? brands[0]?.slug
  if (!brand) throw new Error('a page about a brand was shown to somebody without one')
  return brand
}
