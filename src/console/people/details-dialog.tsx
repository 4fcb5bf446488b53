import {
  Alert,
  Button,
  Fieldset,
  Group,
  Modal,
  MultiSelect,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChangedPerson, Person } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { channelKinds } from '../format/channel-kinds.ts'
import { nameOfLanguage } from '../format/language.ts'
import { spokenLanguages } from '../format/spoken-languages.ts'
import { showUndo } from '../layout/show-undo.tsx'
import { changedDetails, detailsForm } from './details-form.ts'

interface Props {
  readonly person: Person
  readonly onClose: () => void
}

/** How somebody is reached, what they can do, how much at once, and when they sleep. */
export function DetailsDialog({ person, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const queryClient = useQueryClient()
  const before = detailsForm(person)
  const form = useForm({
    initialValues: before,
    validate: {
      sleepsFrom: (value) => (value === '' ? t('people.needsTime') : null),
      sleepsTo: (value) => (value === '' ? t('people.needsTime') : null),
    },
  })
  const send = (body: ChangedPerson) => request<Person>(`/people/${person.id}`, { method: 'PATCH', body })
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['people'] })
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (after: typeof before) => {
      await send(changedDetails(before, after))
      return changedDetails(after, before)
    },
    onSuccess: async (back) => {
      onClose()
      if (Object.keys(back).length > 0)
        showUndo({
          message: t('people.detailsSaid', { name: form.values.name }),
          label: t('common.undo'),
          onUndo: () =>
            void send(back)
              .then(refresh)
              .catch((failure: unknown) => {
                notifications.show({
                  color: 'gray',
                  title: t('work.failed'),
                  message: failure instanceof Error ? failure.message : '',
                })
              }),
        })
      await refresh()
    },
  })
  const codes = [...new Set([...spokenLanguages, ...person.languages])]
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), person.time_zone])]
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.detailsTitle', { name: person.name })}
      radius="lg"
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={form.onSubmit((values) => mutate(values))}>
        <Stack>
          {error && (
            <Alert color="yellow" role="alert">
              {error.message}
            </Alert>
          )}
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t('people.name')} required data-autofocus {...form.getInputProps('name')} />
            <TextInput
              label={t('signIn.email')}
              type="email"
              required
              dir="ltr"
              {...form.getInputProps('email')}
            />
            <Select
              label={t('people.kind')}
              data={(['staff', 'freelance'] as const).map((value) => ({
                value,
                label: t(`personKind.${value}`),
              }))}
              allowDeselect={false}
              {...form.getInputProps('kind')}
            />
            <Select
              label={t('people.head.zone')}
              data={zones}
              searchable
              limit={60}
              allowDeselect={false}
              {...form.getInputProps('time_zone')}
            />
            <MultiSelect
              label={t('people.languages')}
              data={codes.map((value) => ({ value, label: nameOfLanguage(value, i18n.language) }))}
              searchable
              {...form.getInputProps('languages')}
            />
            <TagsInput label={t('people.skills')} {...form.getInputProps('skills')} />
            <TextInput
              type="time"
              label={t('people.sleepsFrom')}
              required
              {...form.getInputProps('sleepsFrom')}
            />
            <TextInput
              type="time"
              label={t('people.sleepsTo')}
              required
              {...form.getInputProps('sleepsTo')}
            />
            <MultiSelect
              label={t('people.channelKinds')}
              data={channelKinds.map((value) => ({ value, label: t(`channelKind.${value}`) }))}
              {...form.getInputProps('channel_kinds')}
            />
            <TextInput label={t('people.slack')} dir="ltr" {...form.getInputProps('slack_user_id')} />
          </SimpleGrid>
          <Fieldset legend={t('people.capacity')} radius="md">
            <SimpleGrid cols={{ base: 2, sm: 5 }} style={{ alignItems: 'end' }}>
              {channelKinds.map((kind) => (
                <NumberInput
                  key={kind}
                  label={t(`channelKind.${kind}`)}
                  min={0}
                  max={100}
                  allowDecimal={false}
                  disabled={!form.values.channel_kinds.includes(kind)}
                  {...form.getInputProps(`capacity.${kind}`)}
                />
              ))}
            </SimpleGrid>
          </Fieldset>
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
