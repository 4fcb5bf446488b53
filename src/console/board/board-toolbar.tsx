import {
  ActionIcon,
  Group,
  Kbd,
  ScrollArea,
  SegmentedControl,
  Select,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { IconKeyboard, IconSearch } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardRow, ChannelKind } from '../../http/api-types.ts'
import { figures } from '../format/figures.ts'
import { nameOfLanguage } from '../format/language.ts'
import { shows, type BoardSearch } from './board-search.ts'
import { openKeyboardHelp } from './keyboard-help.tsx'
import { SavedViews } from './saved-views.tsx'

const route = getRouteApi('/inside/office/board')
export const searchId = 'board-search'

interface Props {
  readonly rows: readonly BoardRow[]
  readonly shown: number
}

/** What of the board is shown. Every choice is in the address, so that a view can be kept and sent. */
export function BoardToolbar({ rows, shown }: Props) {
  const { t, i18n } = useTranslation()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/board' })
  const change = (part: Record<keyof BoardSearch, unknown> | Partial<Record<keyof BoardSearch, unknown>>) =>
    void navigate({ search: (old) => ({ ...old, ...part }) as BoardSearch, replace: true })
  /** Counts, so that the field begins anew with the view's text. */
  const [chosen, setChosen] = useState(0)
  const languages = useMemo(() => [...new Set(rows.flatMap((row) => row.language ?? []))].sort(), [rows])
  const kinds = useMemo(() => [...new Set(rows.map((row) => row.channel.kind))].sort(), [rows])
  return (
    <Group gap="xs" mb="xs" wrap="wrap">
      <ScrollArea type="never" maw="100%">
        <SegmentedControl
          aria-label={t('board.show')}
          size="sm"
          radius="md"
          value={search.show ?? 'all'}
          onChange={(show) => change({ show: show })}
          data={shows.map((value) => ({ value, label: t(`board.shows.${value}`) }))}
        />
      </ScrollArea>
      <Select
        aria-label={t('board.channel')}
        placeholder={t('board.anyChannel')}
        size="sm"
        w={150}
        clearable
        value={search.kind ?? null}
        onChange={(kind) => change({ kind: kind ?? undefined })}
        data={kinds.map((kind: ChannelKind) => ({ value: kind, label: t(`channelKind.${kind}`) }))}
      />
      <Select
        aria-label={t('board.language')}
        placeholder={t('board.anyLanguage')}
        size="sm"
        w={150}
        clearable
        searchable={languages.length > 8}
        value={search.language ?? null}
        onChange={(language) => change({ language: language ?? undefined })}
        data={languages.map((code) => ({ value: code, label: nameOfLanguage(code, i18n.language) }))}
      />
      <TextInput
        key={chosen}
        id={searchId}
        aria-label={t('board.search')}
        placeholder={t('board.search')}
        type="search"
        size="sm"
        w={{ base: '100%', xs: 210 }}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={<Kbd size="xs">/</Kbd>}
        defaultValue={search.q ?? ''}
        onChange={(event) => change({ q: event.currentTarget.value || undefined })}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <SavedViews
        search={search}
        onChoose={(view) => {
          setChosen(chosen + 1)
          void navigate({ search: view })
        }}
      />
      <Group ms="auto" gap="xs" visibleFrom="sm">
        <Text size="sm" c="dimmed" className="figures" role="status">
          {t('board.count', { count: shown, shown: figures(i18n.language).format(shown) })}
        </Text>
        <Tooltip label={t('keyboard.title')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('keyboard.title')}
            onClick={openKeyboardHelp}
          >
            <IconKeyboard size={19} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  )
}
