import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { now } from '../live/now.ts'
import { changedLately } from './changed-lately.ts'

interface Props {
  readonly detail: ConversationDetail
  readonly mergedInto: string
}

/** For an hour after two conversations were joined by mistake: each goes on by itself again. */
export function UndoMergeButton({ detail: { id, events }, mergedInto }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      request(`/conversations/${mergedInto}/undo-merge`, { method: 'POST', body: { conversation_id: id } }),
    onSuccess: () => notifications.show({ color: 'gray', message: t('life.said.mergeUndone') }),
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['conversation'] }),
  })
  if (!changedLately(events, { merged_into: mergedInto }, now())) return null
  return (
    <Button size="compact-sm" variant="light" loading={isPending} onClick={() => mutate()}>
      {t('life.undoMerge')}
    </Button>
  )
}
