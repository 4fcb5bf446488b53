import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { figures } from '../format/figures.ts'
import { Section } from '../layout/section.tsx'
import { showUndo } from '../layout/show-undo.tsx'
import { Differences } from './differences.tsx'
import { diffQuery, retargetQuery } from './policy-queries.ts'

interface Props {
  readonly policy: Policy
  /** What stands in the form has not been saved: publishing would leave it out. */
  readonly unsaved: boolean
}

/** The draft beside what is promised now: what differs, what running clocks would do; publish it or throw it away. */
export function DraftPanel({ policy, unsaved }: Props) {
  const { t, i18n } = useTranslation()
  const queryClient = useQueryClient()
  const draft = policy.draft?.version ?? null
  const diff = useQuery({ ...diffQuery(policy.id), enabled: draft !== null })
  const effect = useQuery({ ...retargetQuery(policy.id, draft), enabled: draft !== null, retry: false })
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['policy', policy.id] }),
      queryClient.invalidateQueries({ queryKey: ['policies'] }),
    ])
  const restore = async () => {
    const body = { definition: policy.draft?.definition }
    await request<Policy>(`/policies/${policy.id}`, { method: 'PATCH', body })
    await refresh()
  }
  const { mutate, isPending, error } = useMutation({
    mutationFn: (verb: 'publish' | 'discard') =>
      request<Policy | null>(`/policies/${policy.id}/${verb === 'publish' ? 'publish' : 'draft'}`, {
        method: verb === 'publish' ? 'POST' : 'DELETE',
      }),
    onSuccess: async (_, verb) => {
      const message = t(`policyForm.done.${verb}`)
      if (verb === 'publish') notifications.show({ color: 'gray', message })
      else showUndo({ message, label: t('common.undo'), onUndo: () => void restore() })
      await refresh()
    },
  })
  if (draft === null)
    return (
      <Section title={t('policyForm.draft')}>
        <Text size="sm" c="dimmed">
          {t('policyForm.noDraft')}
        </Text>
      </Section>
    )
  const count = (value: number) => figures(i18n.language).format(value)
  return (
    <Section title={t('policyForm.draft')} text={t('policyForm.draftText')}>
      <Stack gap="md">
        {error && (
          <Alert color="yellow" role="alert">
            {error.message}
          </Alert>
        )}
        {diff.data ? <Differences changes={diff.data.changes} /> : diff.isPending && <Loader size="sm" />}
        {effect.data && effect.data.clocks > 0 && (
          <Text size="sm">
            {t('policyForm.effect', {
              clocks: count(effect.data.clocks),
              moved: count(effect.data.moved),
              breaches: count(effect.data.new_breaches),
            })}
          </Text>
        )}
        {unsaved && (
          <Text size="sm" c="dimmed">
            {t('policyForm.saveFirst')}
          </Text>
        )}
        <Group>
          <Button disabled={unsaved} loading={isPending} onClick={() => mutate('publish')}>
            {t('policyForm.publish')}
          </Button>
          <Button variant="default" onClick={() => mutate('discard')} disabled={isPending}>
            {t('policyForm.discard')}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}
