import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Claim, Declined, Offer } from '../../http/api-types.ts'
import { isProblem, Problem } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { holderNamed } from '../conversation/holder-named.ts'

/** Claim or leave an offer. Whoever comes second is told who has it. */
export function useOffer({ id }: Offer) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const settled = () => queryClient.invalidateQueries({ queryKey: ['offers'] })

  const claim = useMutation({
    mutationFn: () => request<Claim>(`/offers/${id}/claim`, { method: 'POST' }),
    onSuccess: ({ conversation_id: conversation }) =>
      navigate({ to: '/expert/conversations/$id', params: { id: conversation } }),
    onError: (error) => {
      const name = isProblem(error, 'already_claimed') ? (holderNamed(error) ?? t('story.somebody')) : null
      const expired = error instanceof Problem && error.status === 410
      notifications.show({
        color: 'gray',
        title: name ? t('take.lost', { name }) : t(expired ? 'expert.tooLate' : 'take.failed'),
        message: name ? t('take.lostText') : expired ? t('expert.tooLateText') : error.message,
      })
    },
    onSettled: settled,
  })
  const decline = useMutation({
    mutationFn: () => request<Declined>(`/offers/${id}/decline`, { method: 'POST', body: {} }),
    onSuccess: () => notifications.show({ color: 'gray', message: t('expert.declined') }),
    onSettled: settled,
  })
  return {
    claim: () => claim.mutate(),
    decline: () => decline.mutate(),
    busy: claim.isPending ? 'claim' : decline.isPending ? 'decline' : null,
  } as const
}
