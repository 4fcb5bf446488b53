import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel, ChannelAdapters, ChannelKind, ChannelTest } from '../../http/api-types.ts'
import { mistakesByPath } from '../api/mistakes-by-path.ts'
import { request } from '../api/request.ts'
import { slugOf } from '../format/slug.ts'
import { Loaded } from '../layout/loaded.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { Findings } from './findings.tsx'
import { SettingFields } from './setting-field.tsx'
import { defaultsOf, withoutEmpty, type Adapter, type Settings } from './settings-schema.ts'

interface Props {
  /** What is changed; null for a new one. */
  readonly channel: Channel | null
  readonly onDone: () => void
  readonly onCancel?: () => void
}

/** A door to connect, or one to change: tried before it is saved, with every mistake at its field. */
export function ChannelForm(props: Props) {
  const kinds = useQuery({
    queryKey: ['channel-kinds'],
    queryFn: ({ signal }) => request<ChannelAdapters>('/channel-kinds', { signal }),
    staleTime: Infinity,
  })
  return <Loaded query={kinds}>{({ items }) => <Fields adapters={items} {...props} />}</Loaded>
}

interface Draft {
  readonly name: string
  readonly adapter: string | null
  readonly kind: ChannelKind
  readonly address: string
  readonly settings: Settings
}

function Fields({ adapters, channel, onDone, onCancel }: Props & { readonly adapters: readonly Adapter[] }) {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<Draft>({
    name: channel?.name ?? '',
    adapter: channel?.adapter ?? null,
    kind: channel?.kind ?? 'email',
    address: channel?.address ?? '',
    settings: channel?.settings ?? {},
  })
  const adapter = adapters.find((one) => one.adapter === draft.adapter)
  const settings = withoutEmpty(draft.settings)
  const address = draft.address.trim()
  const trying = useMutation({
    mutationFn: () =>
      request<ChannelTest>('/channels/test', {
        method: 'POST',
        body: { brand, kind: draft.kind, adapter: draft.adapter, settings, ...(address && { address }) },
      }),
  })
  const saving = useMutation({
    mutationFn: () =>
      channel
        ? request<Channel>(`/channels/${channel.id}`, {
            method: 'PATCH',
            body: { name: draft.name, settings, address: address || null },
          })
        : request<Channel>('/channels', {
            method: 'POST',
            body: {
              brand,
              slug: slugOf(draft.name, draft.adapter ?? 'channel'),
              name: draft.name,
              kind: draft.kind,
              adapter: draft.adapter,
              settings,
              ...(address && { address }),
            },
          }),
    onSuccess: async ({ name }) => {
      notifications.show({
        color: 'gray',
        message: t(channel ? 'channel.changed' : 'channel.added', { name }),
      })
      onDone()
      await queryClient.invalidateQueries({ queryKey: ['channels'] })
    },
  })
  const change = (next: Partial<Draft>) => {
    setDraft({ ...draft, ...next })
    trying.reset()
    saving.reset()
  }
  const error = saving.error ?? trying.error
  const mistakes = mistakesByPath(error)
  const tryAndSave = async () => {
    const tested = await trying.mutateAsync().catch(() => null)
    if (tested?.ok) saving.mutate()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void tryAndSave()
      }}
    >
      <Stack>
        {!channel && (
          <Select
            label={t('channel.adapter')}
            data={adapters.map(({ adapter: value }) => ({
              value,
              label: t(`channelAdapter.${value as 'imap'}`, { defaultValue: value }),
            }))}
            searchable
            required
            data-autofocus
            value={draft.adapter}
            onChange={(value) => {
              const chosen = adapters.find((one) => one.adapter === value)
              if (!chosen) return
              change({
                adapter: value,
                kind: chosen.kinds[0] ?? 'email',
                settings: defaultsOf(chosen.settings),
              })
            }}
          />
        )}
        {adapter && (
          <>
            <TextInput
              label={t('channel.name')}
              required
              error={mistakes.get('name') ?? mistakes.get('slug')}
              value={draft.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            {!channel && adapter.kinds.length > 1 && (
              <Select
                label={t('channel.kind')}
                data={adapter.kinds.map((value) => ({ value, label: t(`channelKind.${value}`) }))}
                allowDeselect={false}
                error={mistakes.get('kind')}
                value={draft.kind}
                onChange={(value) => value && change({ kind: value })}
              />
            )}
            {draft.kind === 'email' && (
              <TextInput
                label={t('channel.address')}
                description={t('channel.addressText')}
                type="email"
                dir="ltr"
                error={mistakes.get('address')}
                value={draft.address}
                onChange={(event) => change({ address: event.currentTarget.value })}
              />
            )}
            <SettingFields
              schema={adapter.settings}
              settings={draft.settings}
              onChange={(next) => change({ settings: next })}
              mistakes={mistakes}
              path="settings"
            />
            {!channel && (
              <Text size="sm" c="dimmed">
                {t('channel.beginsObserving')}
              </Text>
            )}
          </>
        )}
        <div aria-live="polite">
          {error && (
            <Alert color="yellow" role="alert">
              {error.message}
            </Alert>
          )}
          {trying.data && <Findings tested={trying.data} />}
        </div>
        <Group justify="flex-end">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('common.cancel')}
            </Button>
          )}
          {trying.data && !trying.data.ok && (
            <Button variant="default" loading={saving.isPending} onClick={() => saving.mutate()}>
              {t('channel.saveAnyway')}
            </Button>
          )}
          <Button type="submit" disabled={!adapter} loading={trying.isPending || saving.isPending}>
            {t(channel ? 'channel.tryAndSave' : 'channel.tryAndConnect')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
