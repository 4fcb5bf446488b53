import { Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../http/api-types.ts'

const icons = { queued: IconClock, handed_over: IconCheck, failed: IconAlertTriangle }

/** Whether the customer's channel has taken the answer. */
export function DeliveryState({ delivery }: { readonly delivery: NonNullable<Message['delivery']> }) {
  const { t } = useTranslation()
  const Icon = icons[delivery.state]
  return (
    <Text
      size="xs"
      c="dimmed"
      role="status"
      component="div"
      style={{ display: 'flex', gap: 5, alignItems: 'center' }}
    >
      <Icon size={14} aria-hidden />
      {t(`delivery.${delivery.state}`)}
      {delivery.error !== null && <bdi>{delivery.error}</bdi>}
    </Text>
  )
}
