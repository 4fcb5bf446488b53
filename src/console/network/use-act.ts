import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { request } from '../api/request.ts'
import { useOneBrand } from '../shell/brand.ts'

interface Act {
  readonly path: string
  readonly method?: 'POST' | 'PUT' | 'PATCH'
  readonly body: object
}

/** Something done in the brand that is looked at; lists of the page are read again afterwards. */
export function useAct() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ path, method = 'POST', body }: Act) =>
      request<unknown>(path, { method, body: { brand, ...body } }),
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['network'] }),
  })
}

/** A list of the page, read again every half minute. */
export function useNetwork<Data>(path: string): UseQueryResult<Data> {
  const brand = useOneBrand()
  return useQuery({
    queryKey: ['network', path, brand],
    queryFn: ({ signal }) => request<Data>(`${path}?brand=${encodeURIComponent(brand)}`, { signal }),
    refetchInterval: 30_000,
  })
}
