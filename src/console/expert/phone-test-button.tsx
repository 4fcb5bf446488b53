import { Button, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PhoneTest } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { figures } from '../format/figures.ts'

/** Pushes to this phone and says how long it took until it was shown. */
export function PhoneTestButton() {
  const { t, i18n } = useTranslation()
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: () => request<PhoneTest>('/me/phone-tests', { method: 'POST', body: {} }),
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
