import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { Section } from '../layout/section.tsx'
import { definitionsQuery } from './definitions-query.ts'

/** Every figure with what it means, said once for console, mail and API. */
export function DefinitionsPage() {
  const { t, i18n } = useTranslation()
  const query = useQuery(definitionsQuery(i18n.language))
  return (
    <Page title={t('figure.definitions')} width={820}>
      <Loaded query={query}>
        {({ items }) => (
          <Section>
            <dl style={{ margin: 0 }}>
              {items.map(({ figure, title, text }) => (
                <div key={figure} id={figure} style={{ marginBottom: 18 }}>
                  <Text component="dt" fw={600}>
                    {title}
                  </Text>
                  <Text component="dd" m={0} c="dimmed">
                    {text}
                  </Text>
                </div>
              ))}
            </dl>
          </Section>
        )}
      </Loaded>
    </Page>
  )
}
