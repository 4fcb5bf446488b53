import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Roster } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { showUndo } from '../layout/show-undo.tsx'
import { peopleQuery } from '../people/people-query.ts'
import { BackTestPanel } from '../policies/back-test-panel.tsx'
import { Mistakes } from '../policies/mistakes.tsx'
import { LayerFields } from './layer-fields.tsx'
import { scheduleForm, scheduleOf, type ScheduleForm } from './schedule-form.ts'
import { useRosterRefresh } from './use-roster-change.ts'

interface Props {
  readonly brand: string
  readonly roster: Roster
  readonly onClose: () => void
}

/** A roster that is in force, as a draft: tried on the past before it is saved, and taken back afterwards. */
export function EditRosterDialog({ brand, roster, onClose }: Props) {
  const { t } = useTranslation()
  const refresh = useRosterRefresh()
  const people = useQuery(peopleQuery(brand))
  const form = useForm<ScheduleForm>({ initialValues: scheduleForm(roster.schedule) })
  const [tried, setTried] = useState<Record<string, unknown> | null>(null)
  const put = (schedule: Record<string, unknown>) =>
    request<Roster>(`/rosters/${roster.id}`, { method: 'PATCH', body: { schedule } })
  const { mutate, isPending, error } = useMutation({
    mutationFn: put,
    onSuccess: async () => {
      showUndo({
        message: t('roster.saved'),
        label: t('common.undo'),
        onUndo: () => void put(roster.schedule).then(refresh),
      })
      onClose()
      await refresh()
    },
  })
  const fixed = roster.managed_by === 'config'
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('roster.editOf', { name: roster.name })}
      radius="lg"
      size="xl"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={form.onSubmit((values) => mutate(scheduleOf(values)))}>
        <Stack>
          {error && <Mistakes error={error} />}
          <Text size="sm" c="dimmed">
            {t('roster.draftText')}
          </Text>
          {fixed && <Alert color="gray">{t('roster.fixed')}</Alert>}
          {form.values.layers.map(({ id }, index) => (
            <LayerFields key={id} form={form} index={index} people={people.data?.items ?? []} />
          ))}
          <Text size="xs" c="dimmed">
            {t('roster.overMidnight')}
          </Text>
          {tried && (
            <BackTestPanel
              key={JSON.stringify(tried)}
              brand={brand}
              trial={{ roster: { slug: roster.slug, schedule: tried } }}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" me="auto" onClick={() => setTried(scheduleOf(form.getValues()))}>
              {t('roster.tryOnPast')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={fixed || !form.isDirty()}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
