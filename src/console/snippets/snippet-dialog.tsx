import {
  Alert,
  Button,
  Group,
  Modal,
  MultiSelect,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { NewSnippet, Snippet } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { channelKinds } from '../format/channel-kinds.ts'
import { nameOfLanguage } from '../format/language.ts'
import { spokenLanguages } from '../format/spoken-languages.ts'
import { now } from '../live/now.ts'
import { peopleQuery } from '../people/people-query.ts'
import { usualVouching, vouchedUntil, vouchings } from './vouch-for.ts'

interface Props {
  readonly brand: string
  /** Null: a new one. */
  readonly snippet: Snippet | null
  readonly onClose: () => void
}

/** A text to answer with, its language, and who vouches for it how long. */
export function SnippetDialog({ brand, snippet, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const queryClient = useQueryClient()
  const { person } = useSession()
  const people = useQuery(peopleQuery(brand))
  const form = useForm({
    initialValues: {
      title: snippet?.title ?? '',
      text: snippet?.text ?? '',
      language: snippet?.language ?? i18n.language,
      channel_kinds: [...(snippet?.channel_kinds ?? [])],
      tags: [...(snippet?.tags ?? [])],
      owner_id: snippet?.owner.person_id ?? person?.id ?? null,
      days: String(usualVouching),
    },
  })
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ days, owner_id: owner, ...written }: typeof form.values) => {
      const body: Omit<NewSnippet, 'brand'> = {
        ...written,
        ...(owner !== null && { owner_id: owner }),
        expires_at: vouchedUntil(Number(days), now()),
      }
      return snippet
        ? request<Snippet>(`/snippets/${snippet.id}`, { method: 'PATCH', body })
        : request<Snippet>('/snippets', { method: 'POST', body: { ...body, brand } })
    },
    onSuccess: async ({ title }) => {
      notifications.show({ color: 'gray', message: t('snippets.said.saved', { title }) })
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['snippets'] })
    },
  })
  const codes = [...new Set([...spokenLanguages, form.values.language])]
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(snippet ? 'snippets.change' : 'snippets.add')}
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
          <TextInput
            label={t('snippets.title')}
            required
            maxLength={200}
            data-autofocus
            {...form.getInputProps('title')}
          />
          <Textarea
            label={t('snippets.text')}
            required
            autosize
            minRows={5}
            maxRows={14}
            maxLength={20_000}
            dir="auto"
            {...form.getInputProps('text')}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t('snippets.language')}
              data={codes.map((value) => ({ value, label: nameOfLanguage(value, i18n.language) }))}
              searchable
              allowDeselect={false}
              {...form.getInputProps('language')}
            />
            <MultiSelect
              label={t('snippets.channels')}
              placeholder={form.values.channel_kinds.length === 0 ? t('snippets.everywhere') : ''}
              data={channelKinds.map((value) => ({ value, label: t(`channelKind.${value}`) }))}
              {...form.getInputProps('channel_kinds')}
            />
            <Select
              label={t('snippets.owner')}
              data={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              searchable
              required
              allowDeselect={false}
              {...form.getInputProps('owner_id')}
            />
            <Select
              label={t('snippets.vouch')}
              data={vouchings.map((days) => ({ value: String(days), label: t(`snippets.for.${days}`) }))}
              allowDeselect={false}
              {...form.getInputProps('days')}
            />
          </SimpleGrid>
          <TagsInput
            label={t('snippets.tags')}
            description={t('people.skillsText')}
            {...form.getInputProps('tags')}
          />
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
