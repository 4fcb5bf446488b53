import { Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PhoneTest } from '../../http/api-types.ts'
import { isProblem } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { figures } from '../format/figures.ts'
import { endSubscription } from './push.ts'

/** Pushes to this phone and says how long it took until it was shown. */
export function PhoneTestButton() {
  const { t, i18n } = useTranslation()
  const queryClient = useQueryClient()
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: () => request<PhoneTest>('/me/phone-tests', { method: 'POST', body: {} }),
    // What the service ended is ended here, too, so that the switch shows it and subscribes anew.
    onError: async (cause) => {
      if (!isProblem(cause, 'no_browser') || Number(cause.body['gone']) === 0) return
      notifications.show({ color: 'gray', message: cause.message })
      await endSubscription()
      await queryClient.invalidateQueries({ queryKey: ['push'] })
    },
  })
  const shown = useQuery({
    queryKey: ['phone-test', data?.id],
    queryFn: ({ signal }) => request<PhoneTest>(`/me/phone-tests/${data?.id ?? ''}`, { signal }),
    enabled: data !== undefined,
    refetchInterval: ({ state }) => (state.data?.delay_ms == null ? 1_000 : false),
  })
  const delay = shown.data?.delay_ms ?? null
  return (
    <>
      <Button variant="default" size="md" loading={isPending} onClick={() => mutate()}>
        {t('phoneTest.start')}
      </Button>
      {error && (
        <Text size="sm" role="alert">
          {error.message}
        </Text>
      )}
      {data && (
        <Text size="sm" role="status">
          {delay === null
            ? t('phoneTest.waiting')
            : t('phoneTest.shown', {
                seconds: figures(i18n.language, { maximumFractionDigits: 1 }).format(delay / 1_000),
              })}
        </Text>
      )}
    </>
  )
}
