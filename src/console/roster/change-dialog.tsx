import { Alert, Button, Group, Modal, Radio, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LaidOver } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useZone } from '../api/session.ts'
import { cityOf } from '../format/moment.ts'
import { peopleQuery } from '../people/people-query.ts'
import { instantOfLocal, localOf } from './local-time.ts'
import { useRosterRefresh } from './use-roster-change.ts'

export const deeds = ['add', 'remove', 'replace', 'absent'] as const

export interface Stretch {
  readonly rosterId: string
  /** Null: to be chosen. */
  readonly personId: string | null
  readonly from: number
  readonly to: number
}

interface Props {
  readonly brand: string
  readonly stretch: Stretch
  readonly onClose: () => void
}

interface ChangeForm {
  deed: (typeof deeds)[number]
  person: string | null
  by: string | null
  from: string
  to: string
}

/** What a drag over the timeline, or a button, asks: who, from when to when, and what is different. */
export function ChangeDialog({ brand, stretch, onClose }: Props) {
  const { t } = useTranslation()
  const zone = useZone()
  const refresh = useRosterRefresh()
  const people = useQuery(peopleQuery(brand))
  const form = useForm<ChangeForm>({
    initialValues: {
      deed: 'add',
      person: stretch.personId,
      by: null,
      from: localOf(stretch.from, zone),
      to: localOf(stretch.to, zone),
    },
    validate: {
      person: (person) => (person === null ? t('roster.needsPeople') : null),
      by: (by, { deed }) => (deed === 'replace' && by === null ? t('roster.needsPeople') : null),
      to: (to, { from }) => (to <= from ? t('rosterChange.endsBefore') : null),
    },
  })
  const slugOf = (id: string | null) => people.data?.items.find((one) => one.id === id)?.slug ?? ''
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ deed, person, by, from, to }: ChangeForm) => {
      const period = {
        from: new Date(instantOfLocal(from, zone)).toISOString(),
        to: new Date(instantOfLocal(to, zone)).toISOString(),
      }
      if (deed === 'absent') {
        await request('/absences', { method: 'POST', body: { person_id: person, ...period } })
        return null
      }
      const who =
        deed === 'replace' ? { member: slugOf(by), for: slugOf(person) } : { member: slugOf(person) }
      const body = {
        roster_id: stretch.rosterId,
        kind: 'exception',
        definition: { kind: deed, ...who, ...period },
      }
      return request<LaidOver>('/roster-changes', { method: 'POST', body })
    },
    onSuccess: async (laid) => {
      notifications.show({ color: 'gray', message: laid?.note ?? t('rosterChange.done') })
      onClose()
      await refresh()
    },
  })
  const names = (people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rosterChange.title')}
      radius="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={form.onSubmit((values) => mutate(values))}>
        <Stack>
          {error && (
            <Alert color="yellow" role="alert">
              {error.message}
            </Alert>
          )}
          <Select
            label={t('rosterChange.who')}
            data={names}
            searchable
            allowDeselect={false}
            {...form.getInputProps('person')}
          />
          <Radio.Group aria-label={t('rosterChange.title')} {...form.getInputProps('deed')}>
            <Stack gap="xs">
              {deeds.map((value) => (
                <Radio key={value} value={value} label={t(`rosterChange.deeds.${value}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {form.values.deed === 'replace' && (
            <Select
              label={t('rosterChange.by')}
              data={names.filter(({ value }) => value !== form.values.person)}
              searchable
              allowDeselect={false}
              {...form.getInputProps('by')}
            />
          )}
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              type="datetime-local"
              label={t('roster.from')}
              required
              {...form.getInputProps('from')}
            />
            <TextInput type="datetime-local" label={t('roster.to')} required {...form.getInputProps('to')} />
          </SimpleGrid>
          <Text size="xs" c="dimmed">
            {t('shell.timesIn', { zone: cityOf(zone) })}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
