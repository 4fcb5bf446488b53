import { Button, Group } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DAY, formatInstant, HOUR } from '../../domain/time/instant.ts'
import { Page } from '../layout/page.tsx'
import { useNow } from '../live/use-now.ts'
import { useOneBrand } from '../shell/brand.ts'
import { ConversationsBehind } from './conversations-behind.tsx'
import { sharedNames, type SharedName } from './figures-search.ts'
import { queryOf, TurnsBehind } from './turns-behind.tsx'

/** What a number was counted from, one by one. */
export function FiguresPage() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const found = useSearch({ from: '/inside/office/figures' })
  const now = useNow(HOUR)
  const search = {
    ...found,
    from: found.from || formatInstant(now - 7 * DAY),
    to: found.to || formatInstant(now),
  }
  const { figure } = search
  if (isShared(figure))
    return (
      <Page title={t('figure.conversations')}>
        <ConversationsBehind brand={brand} search={{ ...search, figure }} />
      </Page>
    )
  const part = { ...search, figure }
  return (
    <Page title={t('figure.turns')}>
      <Group justify="flex-end">
        <Button
          component="a"
          variant="default"
          href={`/api/v1/figures/turns?${queryOf(brand, part)}&format=csv`}
          leftSection={<IconFileSpreadsheet size={17} aria-hidden />}
        >
          {t('figure.csv')}
        </Button>
      </Group>
      <TurnsBehind brand={brand} search={part} />
    </Page>
  )
}

function isShared(figure: string): figure is SharedName {
  return (sharedNames as readonly string[]).includes(figure)
}
