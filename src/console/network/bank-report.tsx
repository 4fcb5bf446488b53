import { Alert, FileButton, Button, Group, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PaymentReport } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { figures } from '../format/figures.ts'
import { useOneBrand } from '../shell/brand.ts'

/** Hands in the bank's own report, and says what became of the payments in it. */
export function BankReport() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const queryClient = useQueryClient()
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async (file: File) =>
      request<PaymentReport>('/payment-reports', { method: 'POST', body: { brand, xml: await file.text() } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['network'] }),
  })
  return (
    <>
      <Group gap="sm">
        <FileButton accept=".xml,application/xml,text/xml" onChange={(file) => file && mutate(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={isPending}>
              {t('report.hand')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {t('report.text')}
        </Text>
      </Group>
      {error && (
        <Alert color="yellow" role="alert">
          {error.message}
        </Alert>
      )}
      {data && <Found report={data} />}
    </>
  )
}

function Found({ report: { items, unknown } }: { readonly report: PaymentReport }) {
  const { t, i18n } = useTranslation()
  const number = figures(i18n.language)
  const count = (state: 'paid' | 'failed') =>
    number.format(items.filter((one) => one.noted && one.state === state).length)
  return (
    <Alert color="gray" role="status">
      {t('report.found', {
        paid: count('paid'),
        failed: count('failed'),
        known: number.format(items.filter(({ noted }) => !noted).length),
      })}
      {unknown.length > 0 && (
        <Text size="sm">
          {t('report.unknown')} <bdi>{unknown.join(', ')}</bdi>
        </Text>
      )}
    </Alert>
  )
}
