import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail } from '../../http/api-types.ts'
import { MessageBubble } from './message-bubble.tsx'
import { namesIn } from './names.ts'
import { useEndInSight } from './use-end-in-sight.ts'

/** All messages, oldest first; a new one is brought into sight. */
export function Thread({ detail }: { readonly detail: ConversationDetail }) {
  const { t } = useTranslation()
  const end = useEndInSight(detail.messages.length)
  const names = namesIn(detail)
  const { customer } = detail
  return (
    <Stack gap="md" role="log" aria-label={t('conversation.messages')} tabIndex={-1}>
      {detail.messages.map((message) => (
        <MessageBubble
          key={message.id}
          message={message}
          customerName={customer.name ?? message.author_address ?? t('customer.unknown')}
          customerZone={customer.time_zone}
          ownName={message.person_id ? (names.get(message.person_id) ?? null) : null}
        />
      ))}
      <div ref={end} style={{ scrollMarginBlockEnd: 240 }} />
    </Stack>
  )
}
