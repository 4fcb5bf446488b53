import { VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { now } from '../live/now.ts'
import { offersQuery } from './offers-query.ts'
import { openOffers } from './open-offers.ts'

/** A new offer is felt and heard: the phone shakes, and screen readers say so, once for each. */
export function OfferSignal() {
  const { t } = useTranslation()
  const { data } = useQuery(offersQuery)
  const known = useRef<ReadonlySet<string> | null>(null)
  const open = openOffers(data?.items ?? [], now())
  useEffect(() => {
    if (!data) return
    const fresh = known.current !== null && open.some(({ id }) => known.current?.has(id) === false)
    known.current = new Set([...(known.current ?? []), ...open.map(({ id }) => id)])
    if (fresh && 'vibrate' in navigator) navigator.vibrate([120, 60, 120])
  }, [data, open])
  return (
    <VisuallyHidden role="status" aria-live="assertive">
      {open.length > 0 ? t('expert.offered', { count: open.length }) : ''}
    </VisuallyHidden>
  )
}
