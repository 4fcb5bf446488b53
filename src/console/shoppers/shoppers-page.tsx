import { Button, Center, EmptyState } from '@mantine/core'
import { IconPlus, IconShoppingBag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MysteryShopper } from '../../http/api-types.ts'
import { channelsQuery } from '../channels/channels-query.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { ShopperDialog } from './shopper-dialog.tsx'
import { ShopperRow } from './shopper-row.tsx'
import { shoppersQuery } from './shoppers-query.ts'
import { VisitsSection } from './visits-section.tsx'

/** Synthetic customers who write through real doors, and how long they waited for a human. */
export function ShoppersPage() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const query = useQuery(shoppersQuery(brand))
  const channels = useQuery(channelsQuery(brand))
  const [open, setOpen] = useState<MysteryShopper | 'new' | null>(null)
  const nameOf = (slug: string) => channels.data?.items.find((one) => one.slug === slug)?.name ?? slug
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
      {t('shopper.add')}
    </Button>
  )
  return (
    <Page title={t('nav.shopper')} width={1080}>
      <Section
        flush
        title={t('shopper.title')}
        text={t('shopper.text')}
        actions={query.data && query.data.items.length > 0 && add}
      >
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Center p="xl">
                <EmptyState
                  icon={<IconShoppingBag />}
                  title={t('shopper.none')}
                  description={t('shopper.noneText')}
                >
                  {add}
                </EmptyState>
              </Center>
            ) : (
              <ScrollTable
                label={t('shopper.title')}
                width={820}
                head={(['name', 'channel', 'when', 'next', 'deeds'] as const).map((key) =>
                  t(`shopper.head.${key}`),
                )}
              >
                {items.map((shopper) => (
                  <ShopperRow
                    key={shopper.name}
                    brand={brand}
                    shopper={shopper}
                    channel={nameOf(shopper.channel)}
                    onChange={() => setOpen(shopper)}
                  />
                ))}
              </ScrollTable>
            )
          }
        </Loaded>
      </Section>
      <VisitsSection brand={brand} nameOf={nameOf} />
      {open !== null && (
        <ShopperDialog brand={brand} shopper={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}
