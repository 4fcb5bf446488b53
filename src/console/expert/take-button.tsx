import { Alert, Button } from '@mantine/core'
import { IconHandGrab } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail } from '../../http/api-types.ts'
import { useWork } from '../conversation/use-work.ts'

/** Where the answer would be written: the way to take the conversation, or who has it. */
export function TakeButton({ detail }: { readonly detail: ConversationDetail }) {
  const { t } = useTranslation()
  const { work, working } = useWork(detail.id, { mine: false })
  if (detail.holder) return <Alert color="gray">{t('holding.held', { name: detail.holder.name })}</Alert>
  return (
    <Button
      size="lg"
      radius="lg"
      fullWidth
      leftSection={<IconHandGrab size={20} aria-hidden />}
      loading={working === 'take'}
      onClick={() => work({ verb: 'take' })}
    >
      {t('work.take')}
    </Button>
  )
}
