import { Alert, Button, NumberInput, Paper, Stack, Switch, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChangedPreferences, Preferences } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { figures } from '../format/figures.ts'
import { Loaded } from '../layout/loaded.tsx'
import classes from './me-page.module.css'
import { preferencesQuery } from './money-queries.ts'

const guards = ['offers_per_hour', 'hours_per_day', 'hours_per_week', 'rest_hours'] as const

/** How much I let myself be asked, and how much of it is used up. */
export function GuardsCard() {
  const preferences = useQuery(preferencesQuery)
  return (
    <Paper radius="lg" withBorder p="md" className={classes.card}>
      <Loaded query={preferences}>{(own) => <GuardsForm own={own} />}</Loaded>
    </Paper>
  )
}

function GuardsForm({ own }: { readonly own: Preferences }) {
  const { t, i18n } = useTranslation()
  const written = (value: number) => figures(i18n.language).format(value)
  const queryClient = useQueryClient()
  const form = useForm({ initialValues: { ...own.guards, asks_at_night: own.asks_at_night } })
  const { mutate, isPending, error, isSuccess } = useMutation({
    mutationFn: ({ asks_at_night, ...set }: typeof form.values) => {
      const change: ChangedPreferences = { asks_at_night, guards: set }
      return request<Preferences>('/me/preferences', { method: 'PATCH', body: change })
    },
    onSuccess: (saved) => queryClient.setQueryData(preferencesQuery.queryKey, saved),
  })
  const { standing } = own
  return (
    <form onSubmit={form.onSubmit((values) => mutate(values))}>
      <Stack gap="sm">
        <Text component="h2" fw={600}>
          {t('guards.title')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('guards.used', {
            offers: written(standing.offers_last_hour),
            today: written(standing.handled_today_minutes),
            week: written(standing.handled_this_week_minutes),
          })}
        </Text>
        {guards.map((name) => (
          <NumberInput
            key={name}
            size="md"
            min={0}
            label={t(`guards.${name}`)}
            description={t('guards.loosest', { value: written(own.guards_allowed[name]) })}
            {...form.getInputProps(name)}
          />
        ))}
        <Switch
          size="md"
          label={t('guards.night')}
          {...form.getInputProps('asks_at_night', { type: 'checkbox' })}
        />
        {error && (
          <Alert color="yellow" role="alert">
            {error.message}
          </Alert>
        )}
        <Button type="submit" size="md" variant="default" loading={isPending}>
          {t('guards.save')}
        </Button>
        {isSuccess && (
          <Text size="sm" role="status">
            {t('guards.saved')}
          </Text>
        )}
      </Stack>
    </form>
  )
}
