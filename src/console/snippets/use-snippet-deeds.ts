import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Snippet } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { showUndo } from '../layout/show-undo.tsx'
import { now } from '../live/now.ts'
import { vouchedUntil } from './vouch-for.ts'

/** What is done with a snippet that stands there: somebody vouches for it anew, or takes it away, which can be taken back. */
export function useSnippetDeeds({ id, title }: Snippet) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['snippets'] })
  const onError = (error: Error) => {
    notifications.show({ color: 'gray', title: t('work.failed'), message: error.message })
  }
  const verifying = useMutation({
    mutationFn: (days: number) =>
      request<Snippet>(`/snippets/${id}/verify`, {
        method: 'POST',
        body: { expires_at: vouchedUntil(days, now()) },
      }),
    onSuccess: () => notifications.show({ color: 'gray', message: t('snippets.said.verified', { title }) }),
    onError,
    onSettled: refresh,
  })
  const removing = useMutation({
    mutationFn: () => request(`/snippets/${id}`, { method: 'DELETE' }),
    onSuccess: () =>
      showUndo({
        message: t('snippets.said.removed', { title }),
        label: t('common.undo'),
        onUndo: () =>
          void request<Snippet>(`/snippets/${id}/restore`, { method: 'POST' }).then(refresh).catch(onError),
      }),
    onError,
    onSettled: refresh,
  })
  return {
    verify: verifying.mutate,
    remove: () => removing.mutate(),
    busy: verifying.isPending || removing.isPending,
  }
}
