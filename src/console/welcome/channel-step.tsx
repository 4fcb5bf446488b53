import { Button, List, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChannelForm } from '../channels/channel-form.tsx'
import { channelsQuery } from '../channels/channels-query.ts'

/** The first door that customers write to, tried and connected here. */
export function ChannelStep({ brand }: { readonly brand: string }) {
  const { t } = useTranslation()
  const channels = useQuery(channelsQuery(brand)).data?.items ?? []
  const [adding, setAdding] = useState(false)
  return (
    <Stack maw={640}>
      <Text>{t('welcome.stepText.channel')}</Text>
      {channels.length > 0 && (
        <List size="sm" aria-label={t('nav.channels')}>
          {channels.map(({ id, name, kind, mode }) => (
            <List.Item key={id}>
              <bdi>{name}</bdi>{' '}
              <Text span c="dimmed" size="sm">
                {t(`channelKind.${kind}`)} · {t(`channel.modes.${mode}`)}
              </Text>
            </List.Item>
          ))}
        </List>
      )}
      {channels.length === 0 || adding ? (
        <ChannelForm
          channel={null}
          onDone={() => setAdding(false)}
          {...(channels.length > 0 && { onCancel: () => setAdding(false) })}
        />
      ) : (
        <Button
          variant="default"
          style={{ alignSelf: 'start' }}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('channel.add')}
        </Button>
      )}
    </Stack>
  )
}
