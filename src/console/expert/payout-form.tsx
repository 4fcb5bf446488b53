import { Alert, Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { NewPayout, OwnPay, PayoutSet } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { formatMoney } from '../format/figures.ts'

const empty = { holder: '', country: '', number: '', bic: '' }

/** Where I am paid: an IBAN, or an account number with its bank's BIC. */
export function PayoutForm({ payout }: { readonly payout: OwnPay['payout'] }) {
  const { t, i18n } = useTranslation()
  const queryClient = useQueryClient()
  const form = useForm({ initialValues: empty })
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: (values: typeof empty) =>
      request<PayoutSet>('/me/payout', { method: 'PUT', body: payoutOf(values) }),
    onSuccess: () => form.reset(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['mine'] }),
  })
  return (
    <form onSubmit={form.onSubmit((values) => mutate(values))}>
      <Stack gap="sm">
        <Text component="h2" fw={600}>
          {t('money.payout')}
        </Text>
        <Text size="sm" c="dimmed">
          {payout
            ? t('money.payoutNow', { holder: payout.holder, ending: payout.account_ending })
            : t('money.payoutNone')}
        </Text>
        {error && (
          <Alert color="yellow" role="alert">
            {error.message}
          </Alert>
        )}
        {data?.under_way.map((payment) => (
          <Alert key={payment.payment_id} color="blue">
            {t('money.stillToOld', {
              sum: formatMoney(payment.amount_minor, payment.currency, i18n.language),
              ending: payment.account_ending,
            })}
          </Alert>
        ))}
        <TextInput
          size="md"
          required
          label={t('money.holder')}
          autoComplete="name"
          {...form.getInputProps('holder')}
        />
        <TextInput
          size="md"
          required
          label={t('money.country')}
          description={t('money.countryText')}
          maxLength={2}
          dir="ltr"
          {...form.getInputProps('country')}
        />
        <TextInput size="md" required label={t('money.number')} dir="ltr" {...form.getInputProps('number')} />
        <TextInput
          size="md"
          label={t('money.bic')}
          description={t('money.bicText')}
          dir="ltr"
          {...form.getInputProps('bic')}
        />
        <Button type="submit" size="md" loading={isPending}>
          {t('money.savePayout')}
        </Button>
      </Stack>
    </form>
  )
}

/** Two letters and two digits begin an IBAN; anything else is an account number of its country. */
function payoutOf({ holder, country, number, bic }: typeof empty): NewPayout {
  const isIban = /^\s*[A-Za-z]{2}\d{2}/.test(number)
  return {
    holder,
    country: country.trim().toUpperCase(),
    ...(isIban ? { iban: number } : { account: number }),
    ...(bic.trim() !== '' && { bic }),
  }
}
