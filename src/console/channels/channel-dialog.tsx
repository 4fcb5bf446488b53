import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../http/api-types.ts'
import { ChannelForm } from './channel-form.tsx'

interface Props {
  /** What is changed; null for a new one. */
  readonly channel: Channel | null
  readonly onClose: () => void
}

/** A door to connect, or one to change, over the page of channels. */
export function ChannelDialog({ channel, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      title={channel ? t('channel.changeTitle', { name: channel.name }) : t('channel.addTitle')}
      radius="lg"
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ChannelForm channel={channel} onDone={onClose} onCancel={onClose} />
    </Modal>
  )
}
