import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconPencil, IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../http/api-types.ts'
import { ChannelDialog } from './channel-dialog.tsx'
import { DisconnectDialog } from './disconnect-dialog.tsx'

/** Change a door, or take it away. */
export function ChannelMenu({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation()
  const [changing, { open: openChanging, close: closeChanging }] = useDisclosure(false)
  const [removing, { open: openRemoving, close: closeRemoving }] = useDisclosure(false)
  const { name } = channel
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
      {removing && <DisconnectDialog channel={channel} onClose={closeRemoving} />}
    </>
  )
}
