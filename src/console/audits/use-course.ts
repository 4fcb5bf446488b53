import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAudit } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { showUndo } from '../layout/show-undo.tsx'
import { auditQuery } from './audit-queries.ts'

type Command =
  { readonly what: 'pause' | 'stop' } | { readonly what: 'resume'; readonly token: string | null }

/** Has an audit rest, go on, or end early; resting can be taken back. */
export function useCourse(id: string) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (command: Command) =>
      request<HelpdeskAudit>(`/helpdesk-audits/${id}/${command.what}`, {
        method: 'POST',
        ...(command.what === 'resume' && { body: command.token === null ? {} : { token: command.token } }),
      }),
    onSuccess: (audit, { what }) => {
      queryClient.setQueryData(auditQuery(id).queryKey, audit)
      if (what === 'pause')
        showUndo({
          message: t('audits.paused'),
          label: t('common.undo'),
          onUndo: () => mutate({ what: 'resume', token: null }),
        })
    },
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('audits.notChanged'), message: error.message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['audits'] }),
  })
  return {
    isPending,
    pause: () => mutate({ what: 'pause' }),
    stop: () => mutate({ what: 'stop' }),
    resume: (token: string | null) => mutate({ what: 'resume', token }),
  }
}
