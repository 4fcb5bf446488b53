import { notifications } from '@mantine/notifications'
import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Claim, Declined, Offer } from '../../http/api-types.ts'
import { isProblem, Problem } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { holderNamed } from '../conversation/holder-named.ts'

export function claimPath({ id }: Offer): string {
  return `/offers/${id}/claim`
}

const claiming = ['claim'] as const

/** Claims what stands at a path (`claimPath`). Whoever comes second is told who has it. */
export function useClaim(): (path: string) => void {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const settled = useSettled()
  const { mutate } = useMutation({
    mutationKey: claiming,
    mutationFn: (path: string) => request<Claim>(path, { method: 'POST' }),
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
  return mutate
}

/** Claim or leave an offer. */
export function useOffer(offer: Offer) {
  const { t } = useTranslation()
  const settled = useSettled()
  const path = claimPath(offer)
  const claim = useClaim()
  const claims = useIsMutating({
    mutationKey: claiming,
    predicate: ({ state }) => state.variables === path,
  })
  const decline = useMutation({
    mutationFn: () => request<Declined>(`/offers/${offer.id}/decline`, { method: 'POST', body: {} }),
    onSuccess: () => notifications.show({ color: 'gray', message: t('expert.declined') }),
    onSettled: settled,
  })
  return {
    claim: () => claim(path),
    decline: () => decline.mutate(),
    busy: claims > 0 ? 'claim' : decline.isPending ? 'decline' : null,
  } as const
}

function useSettled() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: ['offers'] })
}
