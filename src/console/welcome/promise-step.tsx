import { List, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { BackTestPanel } from '../policies/back-test-panel.tsx'
import { DraftPanel } from '../policies/draft-panel.tsx'
import { policiesQuery } from '../policies/policy-queries.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import { PromiseForm } from './promise-form.tsx'

/** What is promised: said in one line, tried on the past, published; a draft that was left waits here. */
export function PromiseStep({ brand }: { readonly brand: string }) {
  const { t } = useTranslation()
  const policies = useQuery(policiesQuery(brand)).data?.items ?? []
  const published = policies.filter((policy) => policy.published !== null)
  const draft = policies.find((policy) => policy.draft !== null && policy.published === null)
  return (
    <Stack>
      <Text>{t('welcome.stepText.promise')}</Text>
      {published.length > 0 && (
        <List size="sm" aria-label={t('nav.policies')}>
          {published.map(({ id, name }) => (
            <List.Item key={id}>
              <LinkAnchor to="/policies/$id" params={{ id }} size="sm">
                <bdi>{name}</bdi>
              </LinkAnchor>
            </List.Item>
          ))}
        </List>
      )}
      {draft?.draft ? (
        <>
          <Text fw={600}>
            <bdi>{draft.name}</bdi>
          </Text>
          <BackTestPanel
            brand={brand}
            trial={{ policy: { slug: draft.slug, definition: draft.draft.definition } }}
          />
          <DraftPanel policy={draft} unsaved={false} />
        </>
      ) : (
        <PromiseForm brand={brand} />
      )}
    </Stack>
  )
}
