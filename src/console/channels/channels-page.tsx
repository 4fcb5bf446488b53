import { Button, EmptyState, Group, Paper, SimpleGrid, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBroadcast, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { ChannelCard } from './channel-card.tsx'
import { ChannelDialog } from './channel-dialog.tsx'
import { channelsQuery } from './channels-query.ts'
import { OutboundSwitch } from './outbound-switch.tsx'

/** The doors customers knock on, and how far Sundial goes on each. */
export function ChannelsPage() {
  const { t } = useTranslation()
  const channels = useQuery(channelsQuery(useOneBrand()))
  const [adding, { open, close }] = useDisclosure(false)
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={open}>
      {t('channel.add')}
    </Button>
  )
  return (
    <Page title={t('nav.channels')}>
      <OutboundSwitch />
      <Loaded query={channels}>
        {({ items }) =>
          items.length === 0 ? (
            <Paper radius="lg" withBorder p="xl">
              <EmptyState
                icon={<IconBroadcast />}
                title={t('channel.none')}
                description={t('channel.noneText')}
              >
                {add}
              </EmptyState>
            </Paper>
          ) : (
            <>
              <Group justify="space-between">
                <Text size="sm" c="dimmed" maw={640}>
                  {t('channel.addText')}
                </Text>
                {add}
              </Group>
              <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
                {items.map((channel) => (
                  <ChannelCard key={channel.id} channel={channel} />
                ))}
              </SimpleGrid>
            </>
          )
        }
      </Loaded>
      {adding && <ChannelDialog channel={null} onClose={close} />}
    </Page>
  )
}
