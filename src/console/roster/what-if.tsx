import {
  Alert,
  Button,
  Chip,
  Fieldset,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  TextInput,
} from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelKind, TriedCoverage } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { cityOf } from '../format/moment.ts'
import { nameOfLanguage } from '../format/language.ts'
import { nameOfWeekday } from '../format/weekday.ts'

export type Tried = TriedCoverage

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const kinds: readonly ChannelKind[] = ['email', 'chat', 'social', 'phone', 'helpdesk']
const languages = ['en', 'de', 'fr', 'es', 'pt', 'ar', 'fa', 'be', 'ru', 'ja', 'tl']

interface Props {
  readonly brand: string
  readonly onTried: (tried: Tried) => void
}

/** One freelancer in Manila from 20:00: what would that change? Nothing is hired by asking. */
export function WhatIf({ brand, onTried }: Props) {
  const { t, i18n } = useTranslation()
  const [zone, setZone] = useState('Asia/Manila')
  const [from, setFrom] = useState('20:00')
  const [to, setTo] = useState('04:00')
  const [people, setPeople] = useState(1)
  const [days, setDays] = useState<string[]>([...weekdays])
  const [spoken, setSpoken] = useState<string[]>(['en'])
  const [answered, setAnswered] = useState<string[]>([...kinds])
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      request<Tried>('/coverage/try', {
        method: 'POST',
        body: {
          brand,
          days: 28,
          people,
          time_zone: zone,
          weekdays: days,
          from,
          to,
          languages: spoken,
          channel_kinds: answered,
        },
      }),
    onSuccess: onTried,
  })
  return (
    <Fieldset legend={t('coverage.whatIf')} radius="md">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          mutate()
        }}
      >
        <Stack gap="sm">
          <Group align="flex-end" gap="sm">
            <NumberInput
              label={t('coverage.people')}
              w={110}
              min={1}
              max={20}
              value={people}
              onChange={(value) => setPeople(Number(value) || 1)}
            />
            <Select
              label={t('people.head.zone')}
              data={Intl.supportedValuesOf('timeZone').map((value) => ({
                value,
                label: `${cityOf(value)} (${value})`,
              }))}
              searchable
              limit={60}
              allowDeselect={false}
              value={zone}
              onChange={(value) => value && setZone(value)}
            />
            <TextInput
              type="time"
              label={t('coverage.from')}
              required
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="time"
              label={t('coverage.to')}
              required
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
            <MultiSelect
              label={t('coverage.speaks')}
              data={languages.map((value) => ({ value, label: nameOfLanguage(value, i18n.language) }))}
              value={spoken}
              onChange={setSpoken}
            />
            <MultiSelect
              label={t('coverage.answers')}
              data={kinds.map((value) => ({ value, label: t(`channelKind.${value}`) }))}
              value={answered}
              onChange={setAnswered}
            />
          </Group>
          <Group justify="space-between">
            <Chip.Group multiple value={days} onChange={setDays}>
              <Group gap={6} role="group" aria-label={t('coverage.weekdays')}>
                {weekdays.map((value, index) => (
                  <Chip key={value} value={value} size="xs">
                    {nameOfWeekday(index, i18n.language)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
            <Button
              type="submit"
              variant="default"
              loading={isPending}
              disabled={days.length === 0 || spoken.length === 0 || answered.length === 0}
            >
              {t('coverage.try')}
            </Button>
          </Group>
          {error && (
            <Alert color="yellow" role="alert">
              {error.message}
            </Alert>
          )}
        </Stack>
      </form>
    </Fieldset>
  )
}
