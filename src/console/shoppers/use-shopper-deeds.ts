import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MysteryShopper, NewMysteryShopper } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { showUndo } from '../layout/show-undo.tsx'
import { saveShopper } from './save-shopper.ts'

/** Lets a shopper write now, or takes it away, which can be taken back. */
export function useShopperDeeds(brand: string, shopper: MysteryShopper) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const refresh = () =>
    Promise.all(
      ['mystery-shoppers', 'mystery-visits'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
    )
  const onError = (error: Error) => {
    notifications.show({ color: 'gray', title: t('work.failed'), message: error.message })
  }
  const visiting = useMutation({
    mutationFn: () => request('/mystery-visits', { method: 'POST', body: { brand, shopper: shopper.name } }),
    onSuccess: () => {
      notifications.show({ color: 'gray', message: t('shopper.said.visits', { name: shopper.name }) })
      // It is written by a job: a moment later it stands in the list.
      setTimeout(() => void refresh(), A_MOMENT)
    },
    onError,
  })
  const removing = useMutation({
    mutationFn: () =>
      request(`/mystery-shoppers/${shopper.name}?brand=${encodeURIComponent(brand)}`, { method: 'DELETE' }),
    onSuccess: () =>
      showUndo({
        message: t('shopper.said.removed', { name: shopper.name }),
        label: t('common.undo'),
        onUndo: () => void saveShopper(brand, shopper.name, asWritten(shopper)).then(refresh).catch(onError),
      }),
    onError,
    onSettled: refresh,
  })
  return {
    visit: () => visiting.mutate(),
    remove: () => removing.mutate(),
    busy: visiting.isPending || removing.isPending,
  }
}

const A_MOMENT = 2_000

/** As it was before it was shown. */
export function asWritten({
  channel,
  at,
  days,
  time_zone,
  from,
  subject,
  texts,
}: MysteryShopper): NewMysteryShopper {
  return { channel, at, days, time_zone, from, subject, texts }
}
