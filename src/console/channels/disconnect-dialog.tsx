import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel, ChannelTest } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { Findings } from './findings.tsx'

interface Props {
  readonly channel: Channel
  readonly onClose: () => void
}

const helpdesks: ReadonlySet<string> = new Set(['zendesk', 'chatwoot', 'intercom'])

type Fate = 'keep' | 'erase'

/** Takes a door away, with what came through it kept or erased; of a helpdesk it then says what was taken away there, or has to be by hand. */
export function DisconnectDialog({ channel: { id, name, adapter }, onClose }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [fate, setFate] = useState<Fate>('keep')
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['channels'] })
  const { mutate, isPending, data } = useMutation({
    mutationFn: () =>
      request<ChannelTest | null>(`/channels/${id}?erase=${String(fate === 'erase')}`, { method: 'DELETE' }),
    onSuccess: async (found) => {
      notifications.show({
        color: 'gray',
        message: t(fate === 'erase' ? 'channel.erased' : 'channel.removed', { name }),
      })
      if (found !== null) return
      onClose()
      await refresh()
    },
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message }),
  })
  const close = () => {
    onClose()
    if (data) void refresh()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t(data ? 'channel.left' : 'channel.removeTitle', { name })}
      radius="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {data ? (
        <Stack>
          <Findings tested={data} title={t(data.ok ? 'channel.leftClean' : 'channel.leftByHand')} />
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={close}>
              {t('common.close')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <Text size="sm">
            {t(helpdesks.has(adapter) ? 'channel.removeHelpdeskText' : 'channel.removeText')}
          </Text>
          <Radio.Group
            label={t('channel.fate')}
            value={fate}
            onChange={(value) => setFate(value === 'erase' ? 'erase' : 'keep')}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="keep" label={t('channel.keep')} description={t('channel.keepText')} />
              <Radio value="erase" label={t('channel.erase')} description={t('channel.eraseText')} />
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={close}>
              {t('common.cancel')}
            </Button>
            <Button {...(fate === 'erase' && { color: 'red' })} loading={isPending} onClick={() => mutate()}>
              {t(fate === 'erase' ? 'channel.removeAndErase' : 'channel.remove')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
