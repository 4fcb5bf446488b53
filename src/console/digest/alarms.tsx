import { Checkbox, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AlarmSubscription } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'

const causes = [
  ['index', 'alarmIndex'],
  ['silent', 'alarmSilent'],
  ['channel_down', 'alarmChannel'],
] as const
const roads = [
  ['email', 'byEmail'],
  ['slack', 'bySlack'],
] as const

/** Of which alarms I hear, and how. */
export function Alarms({ brand }: { readonly brand: string }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const queryKey = ['alarm-subscription', brand]
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      request<AlarmSubscription>(`/alarm-subscription?brand=${encodeURIComponent(brand)}`, { signal }),
  })
  const { mutate } = useMutation({
    mutationFn: ({ causes, via }: Pick<AlarmSubscription, 'causes' | 'via'>) =>
      request<AlarmSubscription>('/alarm-subscription', { method: 'PUT', body: { brand, causes, via } }),
    onSuccess: (now) => {
      queryClient.setQueryData(queryKey, now)
      notifications.show({ color: 'gray', message: t('figure.saved') })
    },
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('digest.unchanged'), message: error.message }),
  })
  return (
    <div id="alarms">
      <Section title={t('figure.alarms')} text={t('figure.alarmsText')}>
        <Loaded query={query}>
          {(mine) => (
            <Stack gap="xs">
              {causes.map(([cause, name]) => (
                <Checkbox
                  key={cause}
                  label={t(`figure.${name}`)}
                  checked={mine.causes.includes(cause)}
                  onChange={({ currentTarget: { checked } }) =>
                    mutate({ ...mine, causes: withOrWithout(mine.causes, cause, checked) })
                  }
                />
              ))}
              {roads.map(([road, name]) => (
                <Checkbox
                  key={road}
                  label={t(`figure.${name}`)}
                  checked={mine.via.includes(road)}
                  disabled={mine.via.length === 1 && mine.via.includes(road)}
                  onChange={({ currentTarget: { checked } }) =>
                    mutate({ ...mine, via: withOrWithout(mine.via, road, checked) })
                  }
                />
              ))}
            </Stack>
          )}
        </Loaded>
      </Section>
    </div>
  )
}

function withOrWithout<Value>(values: readonly Value[], value: Value, wanted: boolean): Value[] {
  const others = values.filter((one) => one !== value)
  return wanted ? [...others, value] : others
}
