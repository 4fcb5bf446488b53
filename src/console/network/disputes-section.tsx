import { Button, Group, NumberInput, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dispute, Disputes } from '../../http/api-types.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { useAct, useNetwork } from './use-act.ts'

/** What experts contest. */
export function DisputesSection() {
  const { t } = useTranslation()
  const disputes = useNetwork<Disputes>('/disputes')
  return (
    <Section title={t('network.disputes')} text={t('network.disputesText')}>
      <Loaded query={disputes}>
        {({ items }) => {
          const open = items.filter(({ state }) => state === 'open')
          return open.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('network.noDisputes')}
            </Text>
          ) : (
            <Stack>
              {open.map((one) => (
                <DisputeCard key={one.id} dispute={one} />
              ))}
            </Stack>
          )
        }}
      </Loaded>
    </Section>
  )
}

function DisputeCard({ dispute }: { readonly dispute: Dispute }) {
  const { t, i18n } = useTranslation()
  const { mutate, isPending } = useAct()
  const [answer, setAnswer] = useState('')
  const [amount, setAmount] = useState<string | number>('')
  const digits = digitsOf(dispute.currency, i18n.language)
  const decide = (granted: { amount_minor: number } | null) =>
    mutate({ path: `/disputes/${dispute.id}/decide`, body: { answer, granted } })
  return (
    <Paper withBorder radius="md" p="md" component="article">
      <Stack gap="sm">
        <Text fw={600}>
          <bdi>{dispute.person.name}</bdi>
        </Text>
        <Text size="sm">
          <bdi>{dispute.text}</bdi>
        </Text>
        <TextInput
          label={t('network.answer')}
          dir="auto"
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        <Group align="flex-end">
          <NumberInput
            label={t('network.amount', { currency: dispute.currency ?? '' })}
            min={0}
            decimalScale={digits}
            value={amount}
            onChange={setAmount}
          />
          <Button
            loading={isPending}
            disabled={answer.trim() === '' || !(Number(amount) > 0)}
            onClick={() => decide({ amount_minor: Math.round(Number(amount) * 10 ** digits) })}
          >
            {t('network.grant')}
          </Button>
          <Button
            variant="default"
            loading={isPending}
            disabled={answer.trim() === ''}
            onClick={() => decide(null)}
          >
            {t('network.refuse')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}

function digitsOf(currency: string | null, language: string): number {
  if (currency === null) return 2
  return (
    new Intl.NumberFormat(language, { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  )
}
