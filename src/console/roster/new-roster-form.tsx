import {
  Alert,
  Button,
  Chip,
  Group,
  MultiSelect,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewRoster } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useZone } from '../api/session.ts'
import { peopleQuery } from '../people/people-query.ts'
import { BackTestPanel } from '../policies/back-test-panel.tsx'
import { nameOfWeekday } from '../format/weekday.ts'
import { newRoster, weekdays, type RosterForm } from './new-roster.ts'

interface Props {
  readonly brand: string
  readonly onDone?: () => void
  readonly onCancel?: () => void
}

/** A first roster in one form: who, on which days, from when to when, in whose zone. */
export function NewRosterForm({ brand, onDone, onCancel }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const queryClient = useQueryClient()
  const [tried, setTried] = useState<NewRoster | null>(null)
  const people = useQuery(peopleQuery(brand))
  const form = useForm<RosterForm>({
    initialValues: {
      name: '',
      audience: 'on_shift',
      members: [],
      timeZone: zone,
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      from: '09:00',
      to: '17:00',
    },
    validate: {
      members: (members) => (members.length === 0 ? t('roster.needsPeople') : null),
      days: (days) => (days.length === 0 ? t('roster.needsDays') : null),
    },
  })
  const { mutate, isPending, error } = useMutation({
    mutationFn: (values: RosterForm) =>
      request('/rosters', { method: 'POST', body: newRoster(values, brand) }),
    onSuccess: async () => {
      notifications.show({ color: 'gray', message: t('roster.added') })
      form.reset()
      setTried(null)
      onDone?.()
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['rosters'] }),
        queryClient.invalidateQueries({ queryKey: ['day'] }),
      ])
    },
  })
  return (
    <form onSubmit={form.onSubmit((values) => mutate(values))}>
      <Stack>
        {error && (
          <Alert color="yellow" role="alert">
            {error.message}
          </Alert>
        )}
        <TextInput label={t('roster.name')} required data-autofocus {...form.getInputProps('name')} />
        <SegmentedControl
          aria-label={t('roster.kind')}
          data={(['on_shift', 'standby'] as const).map((value) => ({
            value,
            label: t(`roster.audience.${value}`),
          }))}
          {...form.getInputProps('audience')}
        />
        <MultiSelect
          label={t('roster.members')}
          searchable
          data={(people.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
          {...form.getInputProps('members')}
        />
        <div role="group" aria-label={t('roster.days')}>
          <Text size="sm" fw={500} mb={4}>
            {t('roster.days')}
          </Text>
          <Chip.Group multiple {...form.getInputProps('days')}>
            <Group gap={6}>
              {weekdays.map((day, index) => (
                <Chip key={day} value={day}>
                  {nameOfWeekday(index, i18n.language)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          {form.errors['days'] && (
            <Text size="xs" mt={4}>
              {form.errors['days']}
            </Text>
          )}
        </div>
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <TextInput label={t('roster.from')} type="time" required {...form.getInputProps('from')} />
          <TextInput
            label={t('roster.to')}
            type="time"
            required
            description={null}
            {...form.getInputProps('to')}
          />
          <Select
            label={t('people.head.zone')}
            data={Intl.supportedValuesOf('timeZone')}
            searchable
            limit={60}
            allowDeselect={false}
            {...form.getInputProps('timeZone')}
          />
        </SimpleGrid>
        <Text size="xs" c="dimmed">
          {t('roster.overMidnight')}
        </Text>
        {tried && (
          <BackTestPanel
            key={JSON.stringify(tried)}
            brand={brand}
            trial={{ roster: { slug: tried.slug, schedule: tried.schedule } }}
          />
        )}
        <Group justify="flex-end">
          <Button
            variant="default"
            me="auto"
            onClick={() => {
              if (!form.validate().hasErrors) setTried(newRoster(form.getValues(), brand))
            }}
          >
            {t('roster.tryOnPast')}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('common.cancel')}
            </Button>
          )}
          <Button type="submit" loading={isPending}>
            {t('roster.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
