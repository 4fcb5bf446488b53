import { Button, Center, Chip, EmptyState, Group, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTextCaption } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Snippet } from '../../http/api-types.ts'
import { figures } from '../format/figures.ts'
import { nameOfLanguage } from '../format/language.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { findSnippets, type SnippetSearch } from './find-snippets.ts'
import { SnippetDialog } from './snippet-dialog.tsx'
import { SnippetRow } from './snippet-row.tsx'
import { snippetsQuery } from './snippets-query.ts'

/** Texts to answer with: each has somebody who vouches for it until a date, and is offered to nobody afterwards. */
export function SnippetsPage() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const query = useQuery(snippetsQuery(brand))
  const [search, setSearch] = useState<SnippetSearch>({ text: '', language: null, expired: false })
  const [open, setOpen] = useState<Snippet | 'new' | null>(null)
  return (
    <Page title={t('nav.snippets')} width={1280}>
      <Section
        title={t('snippets.pageTitle')}
        text={t('snippets.pageText')}
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
            {t('snippets.add')}
          </Button>
        }
      >
        <Search search={search} onSearch={setSearch} snippets={query.data ?? []} />
      </Section>
      <Section flush>
        <Loaded query={query}>
          {(snippets) => (
            <Found all={snippets} shown={findSnippets(snippets, search)} onChange={(one) => setOpen(one)} />
          )}
        </Loaded>
      </Section>
      {open !== null && (
        <SnippetDialog brand={brand} snippet={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}

interface SearchProps {
  readonly search: SnippetSearch
  readonly onSearch: (search: SnippetSearch) => void
  readonly snippets: readonly Snippet[]
}

function Search({ search, onSearch, snippets }: SearchProps) {
  const { t, i18n } = useTranslation()
  const languages = [...new Set(snippets.map(({ language }) => language))].toSorted()
  const expired = snippets.filter((snippet) => snippet.expired).length
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        type="search"
        label={t('shell.search')}
        value={search.text}
        onChange={(event) => onSearch({ ...search, text: event.currentTarget.value })}
      />
      <Select
        label={t('snippets.language')}
        placeholder={t('snippets.allLanguages')}
        clearable
        clearButtonProps={{ 'aria-label': t('snippets.allLanguages') }}
        data={languages.map((value) => ({ value, label: nameOfLanguage(value, i18n.language) }))}
        value={search.language}
        onChange={(language) => onSearch({ ...search, language })}
      />
      <Chip
        checked={search.expired}
        onChange={(only) => onSearch({ ...search, expired: only })}
        mb={6}
        variant="light"
      >
        {t('snippets.onlyExpired', { shown: figures(i18n.language).format(expired) })}
      </Chip>
    </Group>
  )
}

interface FoundProps {
  readonly all: readonly Snippet[]
  readonly shown: readonly Snippet[]
  readonly onChange: (snippet: Snippet) => void
}

function Found({ all, shown, onChange }: FoundProps) {
  const { t } = useTranslation()
  if (shown.length === 0)
    return (
      <Center p="xl">
        <EmptyState
          icon={<IconTextCaption />}
          title={t(all.length === 0 ? 'snippets.none' : 'snippets.noneFound')}
          description={t(all.length === 0 ? 'snippets.noneText' : 'snippets.noneFoundText')}
        />
      </Center>
    )
  return (
    <ScrollTable
      label={t('snippets.pageTitle')}
      width={920}
      head={(['text', 'language', 'owner', 'right', 'deeds'] as const).map((key) =>
        t(`snippets.head.${key}`),
      )}
    >
      {shown.map((snippet) => (
        <SnippetRow key={snippet.id} snippet={snippet} onChange={() => onChange(snippet)} />
      ))}
    </ScrollTable>
  )
}
