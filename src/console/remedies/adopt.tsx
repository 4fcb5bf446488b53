import { Alert, Button, Group, MultiSelect, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RemedyTrial } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { peopleQuery } from '../people/people-query.ts'
import { BackTestPanel } from '../policies/back-test-panel.tsx'

interface Props {
  readonly brand: string
  readonly trial: RemedyTrial
}

/** Puts a draft in force: who covers those hours, how that would have done on the past, and from now on. */
export function Adopt({ brand, trial: { id, draft } }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const people = useQuery(peopleQuery(brand))
  const [members, setMembers] = useState<string[]>([])
  const [tries, setTries] = useState(false)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      request<RemedyTrial>(`/remedies/${id}/adopt`, { method: 'POST', body: { brand, members } }),
    onSuccess: async () => {
      notifications.show({ color: 'gray', message: t('remedy.inForce') })
      await Promise.all(
        ['remedies', 'rosters', 'day'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      )
    },
  })
  const covers = draft !== null
  return (
    <Stack gap="sm" mt="md">
      {error && (
        <Alert color="yellow" role="alert">
          {error.message}
        </Alert>
      )}
      {covers && (
        <MultiSelect
          label={t('remedy.members')}
          searchable
          data={(people.data?.items ?? []).map((person) => ({ value: person.id, label: person.name }))}
          value={members}
          onChange={setMembers}
        />
      )}
      <Group gap="xs">
        <Button loading={isPending} disabled={covers && members.length === 0} onClick={() => mutate()}>
          {t('remedy.adopt')}
        </Button>
        {covers && (
          <Button variant="default" disabled={members.length === 0} onClick={() => setTries(true)}>
            {t('roster.tryOnPast')}
          </Button>
        )}
      </Group>
      {covers && tries && members.length > 0 && (
        <BackTestPanel
          brand={brand}
          trial={{ roster: { slug: `one-more-${id}`, schedule: withMembers(draft, members) } }}
        />
      )}
    </Stack>
  )
}

/** The draft's own layer with those who would cover it. */
function withMembers(draft: Readonly<Record<string, unknown>>, members: readonly string[]) {
  const layers = (draft['layers'] as readonly object[]).map((layer) => ({ ...layer, fixed: members }))
  return { ...draft, layers }
}
