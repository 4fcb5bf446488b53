import { useMutation, useQueryClient } from '@tanstack/react-query'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { Policies } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { showUndo } from '../layout/show-undo.tsx'
import { policiesQuery } from './policy-queries.ts'

/** Puts policies into an order, at once on the page; the order before can be taken back. */
export function usePolicyOrder(brand: string) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { queryKey } = policiesQuery(brand)
  const { mutate } = useMutation({
    mutationFn: ({ ids }: { readonly ids: readonly string[]; readonly before: readonly string[] | null }) =>
      request('/policies/order', { method: 'PUT', body: { brand, policy_ids: ids } }),
    onMutate: ({ ids }) => {
      const shown = queryClient.getQueryData<Policies>(queryKey)
      if (shown)
        queryClient.setQueryData<Policies>(queryKey, {
          ...shown,
          items: shown.items.map((policy) => ({ ...policy, position: ids.indexOf(policy.id) })),
        })
      return shown
    },
    onSuccess: (_, { before }) => {
      if (before)
        showUndo({
          message: t('policies.ordered'),
          label: t('common.undo'),
          onUndo: () => mutate({ ids: before, before: null }),
        })
    },
    onError: (error, _, shown) => {
      queryClient.setQueryData(queryKey, shown)
      notifications.show({ color: 'gray', title: t('policies.notOrdered'), message: error.message })
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  })
  return mutate
}
