import { ActionIcon, Button, Group, Menu, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconDots, IconPencil, IconPlugConnectedX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { ChannelDialog } from './channel-dialog.tsx'

/** Change a door, or take it away. */
export function ChannelMenu({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [changing, { open: openChanging, close: closeChanging }] = useDisclosure(false)
  const [removing, { open: openRemoving, close: closeRemoving }] = useDisclosure(false)
  const { name } = channel
  const { mutate, isPending } = useMutation({
    mutationFn: () => request(`/channels/${channel.id}`, { method: 'DELETE' }),
    onSuccess: () => notifications.show({ color: 'gray', message: t('channel.removed', { name }) }),
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message }),
    onSettled: async () => {
      closeRemoving()
      await queryClient.invalidateQueries({ queryKey: ['channels'] })
    },
  })
  return (
    <>
      <Menu position="bottom-end" withArrow>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('channel.more', { name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={openChanging}>
            {t('channel.change')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPlugConnectedX size={16} aria-hidden />} onClick={openRemoving}>
            {t('channel.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {changing && <ChannelDialog channel={channel} onClose={closeChanging} />}
      <Modal
        opened={removing}
        onClose={closeRemoving}
        title={t('channel.removeTitle', { name })}
        radius="lg"
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Stack>
          <Text size="sm">{t('channel.removeText')}</Text>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={closeRemoving}>
              {t('common.cancel')}
            </Button>
            <Button loading={isPending} onClick={() => mutate()}>
              {t('channel.remove')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
