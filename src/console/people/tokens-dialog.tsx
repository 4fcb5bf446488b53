import {
  Alert,
  Badge,
  Button,
  CopyButton,
  Group,
  Modal,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IssuedToken, Person, Tokens } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useZone } from '../api/session.ts'
import { formatMoment } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { now } from '../live/now.ts'

const reaches = ['everything', 'read', 'messages', 'directory'] as const
const lasting = { month: 30, quarter: 90, year: 365, forever: null } as const
const day = 86_400_000

type Reach = (typeof reaches)[number]
type Lasting = keyof typeof lasting

interface Props {
  readonly person: Person
  readonly onClose: () => void
}

/** Tokens with which programs act in somebody's name: made once, shown once, revoked at any time. */
export function TokensDialog({ person, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const at = now()
  const queryClient = useQueryClient()
  const queryKey = ['tokens', person.id]
  const tokens = useQuery({
    queryKey,
    queryFn: ({ signal }) => request<Tokens>(`/people/${person.id}/tokens?limit=200`, { signal }),
  })
  const refresh = () => queryClient.invalidateQueries({ queryKey })
  const revoke = useMutation({
    mutationFn: (id: string) => request(`/people/${person.id}/tokens/${id}`, { method: 'DELETE' }),
    onSettled: refresh,
  })
  const shown = (instant: string | null) =>
    instant === null ? t('tokens.never') : formatMoment(Date.parse(instant), at, zone, i18n.language)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tokens.title', { name: person.name })}
      radius="lg"
      size="xl"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <NewToken person={person} onMade={() => void refresh()} />
        {revoke.error && (
          <Alert color="yellow" role="alert">
            {revoke.error.message}
          </Alert>
        )}
        <Loaded query={tokens}>
          {({ items }) =>
            items.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('tokens.none')}
              </Text>
            ) : (
              <ScrollTable
                label={t('tokens.title', { name: person.name })}
                width={640}
                head={(['label', 'reach', 'used', 'until', 'end'] as const).map((key) =>
                  t(`tokens.head.${key}`),
                )}
              >
                {items.map((token) => (
                  <Table.Tr key={token.id}>
                    <Table.Td>
                      <bdi>{token.label ?? `…${token.id.slice(-8)}`}</bdi>
                    </Table.Td>
                    <Table.Td>
                      {(token.scopes ?? ['everything' as const])
                        .map((scope) => t(`tokens.reach.${scope}`))
                        .join(', ')}
                    </Table.Td>
                    <Table.Td className="figures">{shown(token.last_used_at)}</Table.Td>
                    <Table.Td className="figures">{shown(token.expires_at)}</Table.Td>
                    <Table.Td>
                      {token.revoked_at === null ? (
                        <Button
                          size="compact-sm"
                          variant="default"
                          loading={revoke.isPending && revoke.variables === token.id}
                          aria-label={t('tokens.revokeOne', { name: token.label ?? token.id.slice(-8) })}
                          onClick={() => revoke.mutate(token.id)}
                        >
                          {t('tokens.revoke')}
                        </Button>
                      ) : (
                        <Badge variant="default" tt="none" fw={500}>
                          {t('tokens.revoked')}
                        </Badge>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </ScrollTable>
            )
          }
        </Loaded>
      </Stack>
    </Modal>
  )
}

function NewToken({ person, onMade }: { readonly person: Person; readonly onMade: () => void }) {
  const { t } = useTranslation()
  const [label, setLabel] = useState('')
  const [reach, setReach] = useState<Reach>('read')
  const [lasts, setLasts] = useState<Lasting>('year')
  const { mutate, data, isPending, error, reset } = useMutation({
    mutationFn: () => {
      const days = lasting[lasts]
      return request<IssuedToken>(`/people/${person.id}/tokens`, {
        method: 'POST',
        body: {
          ...(label.trim() && { label: label.trim() }),
          ...(reach !== 'everything' && { scopes: [reach] }),
          ...(days !== null && { expires_at: new Date(now() + days * day).toISOString() }),
        },
      })
    },
    onSuccess: () => {
      setLabel('')
      onMade()
    },
  })
  if (data)
    return (
      <Alert color="teal" title={t('tokens.once')}>
        <Stack gap="xs">
          <TextInput value={data.token} readOnly dir="ltr" aria-label={t('tokens.token')} />
          <Group>
            <CopyButton value={data.token}>
              {({ copied, copy }) => (
                <Button onClick={copy}>{t(copied ? 'common.copied' : 'common.copy')}</Button>
              )}
            </CopyButton>
            <Button variant="default" onClick={reset}>
              {t('tokens.kept')}
            </Button>
          </Group>
        </Stack>
      </Alert>
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        mutate()
      }}
    >
      {error && (
        <Alert color="yellow" role="alert" mb="sm">
          {error.message}
        </Alert>
      )}
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('tokens.label')}
          placeholder={t('tokens.labelHint')}
          value={label}
          maxLength={200}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Select
          label={t('tokens.head.reach')}
          data={reaches.map((value) => ({ value, label: t(`tokens.reach.${value}`) }))}
          allowDeselect={false}
          value={reach}
          onChange={(value) => value && setReach(value)}
        />
        <Select
          label={t('tokens.lasts')}
          data={(Object.keys(lasting) as Lasting[]).map((value) => ({
            value,
            label: t(`tokens.lasting.${value}`),
          }))}
          allowDeselect={false}
          value={lasts}
          onChange={(value) => value && setLasts(value)}
        />
        <Button type="submit" loading={isPending}>
          {t('tokens.make')}
        </Button>
      </Group>
    </form>
  )
}
