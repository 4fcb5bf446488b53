import { Badge, Button, Center, EmptyState, Group, Menu, SegmentedControl, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconHeartHandshake } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Recoveries, Recovery } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useSession, useZone } from '../api/session.ts'
import { ChannelIcon } from '../conversation/channel-icon.tsx'
import { formatLength } from '../format/duration.ts'
import { figures } from '../format/figures.ts'
import { formatMoment } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'
import { useNow } from '../live/use-now.ts'
import { useOneBrand } from '../shell/brand.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'

const states = ['waiting', 'owned', 'closed'] as const
const deeds = ['apology', 'call_back'] as const
const outcomes = ['reconciled', 'unreachable', 'lost', 'not_needed'] as const

interface Deed {
  readonly customer: string
  readonly verb: 'own' | 'close'
  readonly body: object
}

/** Whom we let wait far too long: somebody takes each of them on, makes up with them, and says how it went. */
export function RecoveryPage() {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const queryClient = useQueryClient()
  const [state, setState] = useState<(typeof states)[number]>('waiting')
  const recoveries = useQuery({
    queryKey: ['recoveries', brand, state],
    queryFn: ({ signal }) =>
      request<Recoveries>(`/recoveries?limit=200&state=${state}&brand=${encodeURIComponent(brand)}`, {
        signal,
      }),
  })
  const { mutate, isPending } = useMutation({
    mutationFn: ({ customer, verb, body }: Deed) =>
      request<Recovery>(`/recoveries/${customer}/${verb}`, { method: 'POST', body: { brand, ...body } }),
    onSuccess: (_, { verb }) => {
      notifications.show({ color: 'gray', message: t(`recovery.done.${verb}`) })
    },
    onError: (error) => {
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message })
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['recoveries'] }),
  })
  return (
    <Page title={t('nav.recovery')} width={1280}>
      <Section
        flush
        title={t('recovery.title')}
        text={t('recovery.text')}
        actions={
          <SegmentedControl
            aria-label={t('recovery.title')}
            value={state}
            onChange={setState}
            data={states.map((value) => ({ value, label: t(`recovery.states.${value}`) }))}
          />
        }
      >
        <Loaded query={recoveries}>
          {({ items }) =>
            items.length === 0 ? (
              <Center p="xl">
                <EmptyState
                  icon={<IconHeartHandshake />}
                  title={t('recovery.none')}
                  description={t('recovery.noneText')}
                />
              </Center>
            ) : (
              <ScrollTable
                label={t('recovery.title')}
                width={860}
                head={(['customer', 'waited', 'why', 'owner', 'next'] as const).map((key) =>
                  t(`recovery.head.${key}`),
                )}
              >
                {items.map((recovery) => (
                  <RecoveryRow
                    key={`${recovery.customer_id} ${recovery.closed_at ?? ''}`}
                    recovery={recovery}
                    busy={isPending}
                    onDo={(verb, body) => mutate({ customer: recovery.customer_id, verb, body })}
                  />
                ))}
              </ScrollTable>
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}

interface RowProps {
  readonly recovery: Recovery
  readonly busy: boolean
  readonly onDo: (verb: Deed['verb'], body: object) => void
}

function RecoveryRow({ recovery, busy, onDo }: RowProps) {
  const { t, i18n } = useTranslation()
  const { person } = useSession()
  const zone = useZone()
  const now = useNow(60_000)
  const { customer_name: name, owner, deed, outcome, cause, state } = recovery
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <ChannelIcon kind={recovery.channel_kind} size={18} />
          <div>
            <LinkAnchor
              to="/conversations/$id"
              params={{ id: recovery.conversation_id }}
              size="sm"
              fw={600}
              c="inherit"
            >
              <bdi>{name ?? t('customer.unknown')}</bdi>
            </LinkAnchor>
            <Text size="xs" c="dimmed">
              {formatMoment(Date.parse(recovery.opened_at), now, zone, i18n.language)}
            </Text>
          </div>
        </Group>
      </Table.Td>
      <Table.Td>
        <Text size="sm" fw={600} className="figures">
          {formatLength(recovery.wait_seconds * 1_000, i18n.language)}
        </Text>
        <Text size="xs" c="dimmed">
          {t('recovery.times', {
            times: figures(i18n.language, { maximumFractionDigits: 1 }).format(recovery.times),
            promised: formatLength(recovery.target_seconds * 1_000, i18n.language),
          })}
        </Text>
      </Table.Td>
      <Table.Td>
        {cause && <Text size="sm">{t(`cause.${cause as 'unknown'}`, { defaultValue: cause })}</Text>}
      </Table.Td>
      <Table.Td>
        {owner && (
          <Text size="sm">
            <bdi>{owner.name}</bdi>
          </Text>
        )}
        {deed && (
          <Text size="xs" c="dimmed">
            {t(`recovery.deeds.${deed}`)}
          </Text>
        )}
        {outcome && (
          <Badge variant="default" tt="none" fw={500}>
            {t(`recovery.outcomes.${outcome}`)}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        {state === 'waiting' && person && (
          <Choice
            label={t('recovery.own')}
            busy={busy}
            items={deeds.map((value) => [t(`recovery.deeds.${value}`), () => onDo('own', { deed: value })])}
          />
        )}
        {state === 'owned' && (
          <Choice
            label={t('recovery.close')}
            busy={busy}
            items={outcomes.map((value) => [
              t(`recovery.outcomes.${value}`),
              () => onDo('close', { outcome: value }),
            ])}
          />
        )}
      </Table.Td>
    </Table.Tr>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly busy: boolean
  readonly items: readonly (readonly [label: string, onChoose: () => void])[]
}

function Choice({ label, busy, items }: ChoiceProps) {
  return (
    <Menu>
      <Menu.Target>
        <Button size="compact-sm" variant="light" disabled={busy}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(([name, onChoose]) => (
          <Menu.Item key={name} onClick={onChoose}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
