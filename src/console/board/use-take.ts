import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { BoardRow, Claim } from '../../http/api-types.ts'
import { isProblem } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { holderNamed } from '../conversation/holder-named.ts'

/** Takes the work and opens it; who comes second is told who has it, without reproach. */
export function useTake() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (conversationId: string) =>
      request<Claim>(`/conversations/${conversationId}/take`, { method: 'POST' }),
    onSuccess: ({ conversation_id: id }) => navigate({ to: '/conversations/$id', params: { id } }),
    onError: (error) => {
      const name = isProblem(error, 'already_claimed') ? holderNamed(error) : null
      notifications.show({
        color: 'gray',
        title: name ? t('take.lost', { name }) : t('take.failed'),
        message: name ? t('take.lostText') : error.message,
      })
      void queryClient.invalidateQueries({ queryKey: ['board'] })
    },
  })
  return {
    take: (row: BoardRow) => mutate(row.conversation_id),
    taking: isPending ? variables : null,
  }
}
