import { Button, Group, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { peopleQuery } from '../people/people-query.ts'
import { useOneBrand } from '../shell/brand.ts'
import type { AuditSearch } from './audit-search.ts'
import { auditAreas } from './audit-words.ts'

/** The parts of the house that changes are made in. */
interface Props {
  readonly search: AuditSearch
  readonly onSearch: (search: AuditSearch) => void
}

/** Who, what, and between which days. */
export function AuditFilters({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(peopleQuery(useOneBrand()))
  const set = (key: keyof AuditSearch) => (value: string | null) => {
    const rest = Object.fromEntries(Object.entries(search).filter(([one]) => one !== key)) as AuditSearch
    onSearch(value ? { ...rest, [key]: value } : rest)
  }
  const narrowed = Object.keys(search).length > 0
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label={t('audit.who')}
        placeholder={t('audit.everybody')}
        data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('audit.everybody') }}
        value={search.person ?? null}
        onChange={set('person')}
      />
      <Select
        label={t('audit.what')}
        placeholder={t('audit.everything')}
        data={auditAreas.map((value) => ({ value, label: t(`audit.areas.${value}`) }))}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('audit.everything') }}
        value={search.area ?? null}
        onChange={set('area')}
      />
      <TextInput
        type="date"
        label={t('audit.from')}
        value={search.from ?? ''}
        onChange={(event) => set('from')(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('audit.to')}
        value={search.to ?? ''}
        onChange={(event) => set('to')(event.currentTarget.value)}
      />
      {narrowed && (
        <Button variant="subtle" onClick={() => onSearch({})}>
          {t('audit.all')}
        </Button>
      )}
    </Group>
  )
}
