import { SimpleGrid } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { ChannelCard } from './channel-card.tsx'
import { channelsQuery } from './channels-query.ts'
import { OutboundSwitch } from './outbound-switch.tsx'

/** The doors customers knock on, and how far Sundial goes on each. */
export function ChannelsPage() {
  const { t } = useTranslation()
  const channels = useQuery(channelsQuery(useOneBrand()))
  return (
    <Page title={t('nav.channels')}>
      <OutboundSwitch />
      <Loaded query={channels}>
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
            {items.map((channel) => (
              <ChannelCard key={channel.id} channel={channel} />
            ))}
          </SimpleGrid>
        )}
      </Loaded>
    </Page>
  )
}
