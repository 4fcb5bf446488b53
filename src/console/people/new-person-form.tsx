import {
  Alert,
  Button,
  Group,
  MultiSelect,
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
import type { NewPerson, Person, Role } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { nameOfLanguage } from '../format/language.ts'
import { spokenLanguages } from '../format/spoken-languages.ts'

const roles: readonly Role[] = ['expert', 'lead', 'executive', 'administrator']
const kinds = ['staff', 'freelance'] as const

interface Props {
  readonly brand: string
  readonly onDone?: () => void
  readonly onCancel?: () => void
}

interface PersonForm {
  name: string
  email: string
  kind: NewPerson['kind']
  role: Role
  time_zone: string
  languages: string[]
  skills: string[]
}

/** Somebody new: who, where, what they speak, what they are here. */
export function NewPersonForm({ brand, onDone, onCancel }: Props) {
  const { t, i18n } = useTranslation()
  const queryClient = useQueryClient()
  const form = useForm<PersonForm>({
    initialValues: {
      name: '',
      email: '',
      kind: 'staff',
      role: 'expert',
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      languages: ['en'],
      skills: [],
    },
  })
  const { mutate, isPending, error } = useMutation({
    mutationFn: (person: NewPerson) =>
      request<Person>('/people', { method: 'POST', body: { ...person, brand } }),
    onSuccess: async ({ name }) => {
      notifications.show({ color: 'gray', message: t('people.added', { name }) })
      form.reset()
      onDone?.()
      await queryClient.invalidateQueries({ queryKey: ['people'] })
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
            data={kinds.map((value) => ({ value, label: t(`personKind.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
          <Select
            label={t('people.role')}
            data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('role')}
          />
          <Select
            label={t('people.head.zone')}
            data={Intl.supportedValuesOf('timeZone')}
            searchable
            limit={60}
            allowDeselect={false}
            {...form.getInputProps('time_zone')}
          />
          <MultiSelect
            label={t('people.languages')}
            data={spokenLanguages.map((value) => ({ value, label: nameOfLanguage(value, i18n.language) }))}
            searchable
            {...form.getInputProps('languages')}
          />
        </SimpleGrid>
        <TagsInput
          label={t('people.skills')}
          description={t('people.skillsText')}
          {...form.getInputProps('skills')}
        />
        <Group justify="flex-end">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('common.cancel')}
            </Button>
          )}
          <Button type="submit" loading={isPending}>
            {t('people.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
