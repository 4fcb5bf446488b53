import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DigestPeriod, DigestSubscriptions } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useSession, useZone } from '../api/session.ts'
import { nameOfLanguage } from '../format/language.ts'
import { cityOf } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { minuteOf, timeOf } from './local-minute.ts'

const periods: readonly DigestPeriod[] = ['daily', 'weekly', 'monthly']

/** Which digests come to me, when by my clock, in which language. */
export function Subscriptions({ brand }: { readonly brand: string }) {
  const { t, i18n } = useTranslation()
  const { person } = useSession()
  const zone = useZone()
  const queryClient = useQueryClient()
  const [period, setPeriod] = useState<DigestPeriod>('weekly')
  const [time, setTime] = useState('08:00')
  const query = useQuery({
    queryKey: ['digest-subscriptions', brand],
    queryFn: ({ signal }) =>
      request<DigestSubscriptions>(`/digest-subscriptions?brand=${encodeURIComponent(brand)}`, { signal }),
  })
  const after = {
    onError: (error: Error) =>
      notifications.show({ color: 'gray', title: t('digest.unchanged'), message: error.message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['digest-subscriptions'] }),
  }
  const add = useMutation({
    mutationFn: () =>
      request('/digest-subscriptions', {
        method: 'POST',
        body: { brand, period, at_local_minute: minuteOf(time), time_zone: zone, language: i18n.language },
      }),
    ...after,
  })
  const end = useMutation({
    mutationFn: (id: string) => request(`/digest-subscriptions/${id}`, { method: 'DELETE' }),
    ...after,
  })
  return (
    <Section title={t('digest.subscriptions')} text={t('digest.subscriptionsText')}>
      <Loaded query={query}>
        {({ items }) => (
          <Stack gap="sm">
            {items
              .filter((one) => one.person_id === person?.id)
              .map((one) => (
                <Group key={one.id} justify="space-between">
                  <Text size="sm" className="figures">
                    {t('digest.comes', {
                      period: t(`digest.periods.${one.period}`),
                      time: timeOf(one.at_local_minute),
                      city: cityOf(one.time_zone),
                      language: nameOfLanguage(one.language, i18n.language),
                    })}
                  </Text>
                  <Button size="compact-sm" variant="default" onClick={() => end.mutate(one.id)}>
                    {t('digest.unsubscribe')}
                  </Button>
                </Group>
              ))}
            <Group align="flex-end" gap="sm">
              <NativeSelect
                label={t('digest.period')}
                value={period}
                onChange={(event) => setPeriod(event.currentTarget.value as DigestPeriod)}
                data={periods.map((value) => ({ value, label: t(`digest.periods.${value}`) }))}
              />
              <TextInput
                type="time"
                label={t('digest.time', { city: cityOf(zone) })}
                value={time}
                onChange={(event) => setTime(event.currentTarget.value)}
              />
              <Button
                variant="default"
                loading={add.isPending}
                disabled={time === ''}
                onClick={() => add.mutate()}
              >
                {t('digest.subscribe')}
              </Button>
            </Group>
          </Stack>
        )}
      </Loaded>
    </Section>
  )
}
