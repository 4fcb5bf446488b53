import { Badge, Button, CloseButton, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RosterChange } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useSession, useZone } from '../api/session.ts'
import { formatMoment } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { useNow } from '../live/use-now.ts'
import { peopleQuery } from '../people/people-query.ts'
import { absencesQuery, changesQuery, swapsQuery } from './change-queries.ts'
import { useRemoveChange, useRosterRefresh } from './use-roster-change.ts'

/** What is different from the plan: changes, swaps looked for, absences. */
export function ChangesSection({ brand }: { readonly brand: string }) {
  const { t, i18n } = useTranslation()
  const { person } = useSession()
  const zone = useZone()
  const now = useNow(60_000)
  const refresh = useRosterRefresh()
  const people = useQuery(peopleQuery(brand))
  const changes = useQuery(changesQuery(brand))
  const swaps = useQuery(swapsQuery(brand))
  const absences = useQuery(absencesQuery(brand))
  const removeChange = useRemoveChange()
  const act = useMutation({
    mutationFn: ({ path, method }: { readonly path: string; readonly method: 'POST' | 'DELETE' }) =>
      request(path, { method }),
    onSettled: refresh,
    onError: (error) => {
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message })
    },
  })
  const names = new Map(people.data?.items.map(({ slug, name }) => [slug, name]))
  const period = ({ from, to }: { readonly from: string; readonly to: string }) =>
    [from, to].map((at) => formatMoment(Date.parse(at), now, zone, i18n.language)).join(' – ')
  const nobody =
    changes.data?.items.length === 0 && swaps.data?.items.length === 0 && absences.data?.items.length === 0
  return (
    <Section title={t('rosterChange.changes')} text={t('rosterChange.changesText')}>
      <Loaded query={changes}>
        {({ items }) => (
          <Stack gap="xs" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {nobody && (
              <Text component="li" size="sm" c="dimmed">
                {t('rosterChange.none')}
              </Text>
            )}
            {items
              .filter(({ kind }) => kind !== 'swap')
              .map((change) => (
                <Line
                  key={change.id}
                  kind={t(`rosterChange.kinds.${change.kind}`)}
                  text={describe(change, names, (key, values) =>
                    t(`rosterChange.said.${key}`, { ...values }),
                  )}
                  when={period(change)}
                >
                  <CloseButton
                    aria-label={t('rosterChange.remove')}
                    disabled={removeChange.isPending}
                    onClick={() => removeChange.mutate(change)}
                  />
                </Line>
              ))}
            {swaps.data?.items.map((swap) => (
              <Line
                key={swap.id}
                kind={t('rosterChange.kinds.swap')}
                text={
                  swap.taken_by
                    ? t('rosterChange.said.replace', {
                        member: swap.taken_by.name,
                        for: swap.for?.name ?? '',
                      })
                    : t('rosterChange.said.swap', { for: swap.for?.name ?? '' })
                }
                when={period(swap)}
              >
                {!swap.taken_by && swap.for?.person_id !== person?.id && (
                  <Button
                    size="compact-sm"
                    variant="light"
                    onClick={() => act.mutate({ path: `/swaps/${swap.id}/take`, method: 'POST' })}
                  >
                    {t('rosterChange.take')}
                  </Button>
                )}
                <CloseButton
                  aria-label={t('rosterChange.remove')}
                  onClick={() => act.mutate({ path: `/swaps/${swap.id}`, method: 'DELETE' })}
                />
              </Line>
            ))}
            {absences.data?.items.map((absence) => (
              <Line
                key={absence.id}
                kind={t('rosterChange.kinds.absence')}
                text={`${absence.name}${absence.reason ? ` · ${absence.reason}` : ''}`}
                when={period(absence)}
              >
                <CloseButton
                  aria-label={t('rosterChange.remove')}
                  onClick={() => act.mutate({ path: `/absences/${absence.id}`, method: 'DELETE' })}
                />
              </Line>
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  )
}

interface LineProps {
  readonly kind: string
  readonly text: string
  readonly when: string
  readonly children: React.ReactNode
}

function Line({ kind, text, when, children }: LineProps) {
  return (
    <Group component="li" gap="sm" wrap="nowrap">
      <Badge variant="default" tt="none" fw={500} miw={92}>
        {kind}
      </Badge>
      <Text size="sm" style={{ flex: 1 }}>
        <bdi>{text}</bdi>
      </Text>
      <Text size="sm" c="dimmed" className="figures">
        {when}
      </Text>
      {children}
    </Group>
  )
}

interface Said {
  readonly member: string
  readonly for: string
}
type Say = (key: 'add' | 'remove' | 'replace', values: Said) => string

/** In words who is where in place of whom. */
function describe({ kind, definition }: RosterChange, names: ReadonlyMap<string, string>, say: Say): string {
  const named = (slug: unknown) => (typeof slug === 'string' ? (names.get(slug) ?? slug) : '')
  const list = (slugs: unknown) => (Array.isArray(slugs) ? slugs.map(named).join(', ') : '')
  if (kind === 'cover') return say('add', { member: list(definition['members']), for: '' })
  if (kind === 'temporary') {
    const shifts = (Array.isArray(definition['shifts']) ? definition['shifts'] : []) as { member?: string }[]
    return say('add', { member: [...new Set(shifts.map(({ member }) => named(member)))].join(', '), for: '' })
  }
  const { kind: deed, member, for: replaced } = definition
  if (deed !== 'add' && deed !== 'remove' && deed !== 'replace') return ''
  return say(deed, { member: named(member), for: named(replaced) })
}
