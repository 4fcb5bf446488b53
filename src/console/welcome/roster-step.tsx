import { List, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { NewRosterForm } from '../roster/new-roster-form.tsx'
import { rostersQuery } from '../roster/rosters-query.ts'

/** Who is there when: a first roster in one form. */
export function RosterStep({ brand }: { readonly brand: string }) {
  const { t } = useTranslation()
  const rosters = useQuery(rostersQuery(brand)).data?.items ?? []
  return (
    <Stack maw={640}>
      <Text>{t('welcome.stepText.roster')}</Text>
      {rosters.length > 0 && (
        <List size="sm" aria-label={t('nav.roster')}>
          {rosters.map(({ id, name, audience }) => (
            <List.Item key={id}>
              <bdi>{name}</bdi>{' '}
              <Text span c="dimmed" size="sm">
                {t(`roster.audience.${audience}`)}
              </Text>
            </List.Item>
          ))}
        </List>
      )}
      <NewRosterForm brand={brand} />
    </Stack>
  )
}
