import { Anchor, Badge, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaymentBatches, PayRules } from '../../http/api-types.ts'
import { formatMoney } from '../format/figures.ts'
import { formatDate } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { BankReport } from './bank-report.tsx'
import { useAct, useNetwork } from './use-act.ts'

type Payment = PaymentBatches['items'][number]['payments'][number]

/** Orders what is stated and unpaid, hands the file for the bank, and notes what became of each payment. */
export function PaymentsSection() {
  const { t, i18n } = useTranslation()
  const batches = useNetwork<PaymentBatches>('/payment-batches')
  const rules = useNetwork<PayRules>('/pay-rules')
  const { mutate, isPending } = useAct()
  const [payOn, setPayOn] = useState('')
  const currency = rules.data?.rules?.currency
  return (
    <Section title={t('network.payments')} text={t('network.paymentsText')}>
      <Stack>
        {rules.data && !currency && <Text size="sm">{t('network.noRules')}</Text>}
        {currency && (
          <Group align="flex-end">
            <TextInput
              type="date"
              label={t('network.payOn')}
              value={payOn}
              onChange={(event) => setPayOn(event.currentTarget.value)}
            />
            <Button
              disabled={payOn === ''}
              loading={isPending}
              onClick={() => mutate({ path: '/payment-batches', body: { currency, pay_on: payOn } })}
            >
              {t('network.order', { currency })}
            </Button>
          </Group>
        )}
        {batches.data && batches.data.items.length > 0 && <BankReport />}
        <Loaded query={batches}>
          {({ items }) => (
            <>
              {items.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t('network.noBatches')}
                </Text>
              )}
              {items.map((batch) => (
                <Paper key={batch.id} withBorder radius="md" p="md" component="article">
                  <Group justify="space-between">
                    <Text fw={600} className="figures">
                      {formatDate(Date.parse(`${batch.pay_on}T12:00:00Z`), 'UTC', i18n.language)} ·{' '}
                      {formatMoney(batch.total_minor, batch.currency, i18n.language)}
                    </Text>
                    <Anchor href={`/api/v1/payment-batches/${batch.id}/file`} download size="sm">
                      {t('network.file')}
                    </Anchor>
                  </Group>
                  <Stack gap="xs" mt="sm">
                    {batch.payments.map((payment) => (
                      <PaymentRow key={payment.id} payment={payment} currency={batch.currency} />
                    ))}
                  </Stack>
                </Paper>
              ))}
            </>
          )}
        </Loaded>
      </Stack>
    </Section>
  )
}

function PaymentRow({ payment, currency }: { readonly payment: Payment; readonly currency: string }) {
  const { t, i18n } = useTranslation()
  const { mutate, isPending } = useAct()
  const [note, setNote] = useState('')
  const settle = (state: 'paid' | 'failed') =>
    mutate({ path: `/payments/${payment.id}/settle`, body: { state, note } })
  return (
    <Group justify="space-between">
      <Text size="sm">
        <bdi>{payment.person.name}</bdi> · <bdi dir="ltr">…{payment.account_ending}</bdi> ·{' '}
        {formatMoney(payment.amount_minor, currency, i18n.language)}
      </Text>
      {payment.state === 'ordered' ? (
        <Group gap="xs">
          <TextInput
            size="xs"
            aria-label={t('network.reference')}
            placeholder={t('network.reference')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button size="xs" disabled={note.trim() === ''} loading={isPending} onClick={() => settle('paid')}>
            {t('network.paid')}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={note.trim() === ''}
            loading={isPending}
            onClick={() => settle('failed')}
          >
            {t('network.failed')}
          </Button>
        </Group>
      ) : (
        <Badge variant="default">
          {t(`network.paymentState.${payment.state}`)} <bdi>{payment.reference ?? payment.reason}</bdi>
        </Badge>
      )}
    </Group>
  )
}
