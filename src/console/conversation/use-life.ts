import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Standing } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { showUndo } from '../layout/show-undo.tsx'

interface Deed {
  readonly verb:
    'snooze' | 'wake' | 'status' | 'merge' | 'undo-merge' | 'undo-solving' | 'not-customer' | 'assign'
  readonly method?: 'POST' | 'DELETE'
  readonly body?: object
  readonly said: string
  /** What takes it back; null where nothing can. */
  readonly undo: Omit<Deed, 'said' | 'undo'> | null
}

/** What changes the life of a conversation, each with what takes it back. */
export function useLife(conversationId: string) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const send = ({ verb, method = 'POST', body }: Omit<Deed, 'said' | 'undo'>) =>
    request<Standing>(`/conversations/${conversationId}/${verb}`, { method, ...(body ? { body } : {}) })
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['conversation', conversationId] })
  const failed = (error: Error) => {
    notifications.show({ color: 'gray', title: t('work.failed'), message: error.message })
  }
  const { mutate, isPending } = useMutation({
    mutationFn: (deed: Deed) => send(deed),
    onSuccess: (_, { said, undo }) => {
      if (!undo) notifications.show({ color: 'gray', message: said })
      else
        showUndo({
          message: said,
          label: t('common.undo'),
          onUndo: () => void send(undo).then(refresh).catch(failed),
        })
    },
    onError: failed,
    onSettled: refresh,
  })
  return { live: mutate, living: isPending }
}
