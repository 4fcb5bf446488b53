import { Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { Mistakes } from '../policies/mistakes.tsx'
import { calendarsQuery } from '../policies/policy-queries.ts'
import { firstPromise } from './first-promise.ts'

interface PromiseValues {
  name: string
  /** '' while the field is empty. */
  minutes: number | string
  calendar: string
}

/** Within how many minutes, in which hours: kept as a draft, so that its effect is seen before it counts. */
export function PromiseForm({ brand }: { readonly brand: string }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const calendars = useQuery(calendarsQuery(brand)).data?.items ?? []
  const form = useForm<PromiseValues>({
    initialValues: { name: t('welcome.promise.everybody'), minutes: 15, calendar: '24x7' },
    validate: {
      name: (name) => (name.trim() === '' ? t('policyForm.needsName') : null),
      minutes: (minutes) => (Number(minutes) > 0 ? null : t('welcome.promise.needsMinutes')),
    },
  })
  const { mutate, isPending, error } = useMutation({
    mutationFn: (values: PromiseValues) =>
      request<Policy>('/policies', {
        method: 'POST',
        body: firstPromise({ ...values, minutes: Number(values.minutes) }, brand),
      }),
    onSuccess: async () => {
      notifications.show({ color: 'gray', message: t('policyForm.saved') })
      await queryClient.invalidateQueries({ queryKey: ['policies'] })
    },
  })
  return (
    <form onSubmit={form.onSubmit((values) => mutate(values))}>
      <Stack maw={640}>
        <TextInput label={t('policyForm.name')} required {...form.getInputProps('name')} />
        <Group grow align="flex-end">
          <NumberInput
            label={t('welcome.promise.minutes')}
            min={1}
            max={100_000}
            allowDecimal={false}
            required
            {...form.getInputProps('minutes')}
          />
          <Select
            label={t('welcome.promise.hours')}
            data={[
              { value: '24x7', label: t('welcome.promise.always') },
              ...calendars
                .filter(({ slug }) => slug !== '24x7')
                .map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
            allowDeselect={false}
            {...form.getInputProps('calendar')}
          />
        </Group>
        {error && <Mistakes error={error} />}
        <Group>
          <Button type="submit" loading={isPending}>
            {t('welcome.promise.draft')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
