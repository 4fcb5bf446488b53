import { EmptyState, Paper, Skeleton, Stack } from '@mantine/core'
import { IconSun } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFirstView } from '../first-view/use-first-view.ts'
import { useNow } from '../live/use-now.ts'
import { OfferCard } from './offer-card.tsx'
import { offersQuery } from './offers-query.ts'
import { openOffers } from './open-offers.ts'
import { useClaim } from './use-offer.ts'

/** What I am asked now: each with its time left, what it pays, and two buttons. */
export function OffersPage() {
  const { t } = useTranslation()
  const { data, error } = useQuery(offersQuery)
  const at = useNow()
  useFirstView(useClaim())
  if (error && !data) throw error
  const open = openOffers(data?.items ?? [], at)
  return (
    <>
      <Stack gap="md">
        {!data && <Skeleton h={230} radius="lg" />}
        {open.map((offer) => (
          <OfferCard key={offer.id} offer={offer} />
        ))}
        {data && open.length === 0 && (
          <Paper radius="lg" withBorder p="xl">
            <EmptyState
              icon={<IconSun />}
              withIndicatorBackground
              title={t('expert.noOffers')}
              description={t('expert.noOffersText')}
            />
          </Paper>
        )}
      </Stack>
    </>
  )
}
