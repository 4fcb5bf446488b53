import { Badge, Button, Group, Modal, Paper, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Duplicates } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { formatDate } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { useAct, useNetwork } from './use-act.ts'

type Pair = Duplicates['items'][number]
type Account = Pair['first']

/** Accounts that may be one person's; shown only while there are any. */
export function DuplicatesSection() {
  const { t } = useTranslation()
  const duplicates = useNetwork<Duplicates>('/duplicate-accounts')
  if (duplicates.data?.items.length === 0) return null
  return (
    <Section title={t('duplicates.title')} text={t('duplicates.text')}>
      <Loaded query={duplicates}>
        {({ items }) => (
          <Stack>
            {items.map((pair) => (
              <PairCard key={pair.first.id + pair.second.id} pair={pair} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  )
}

function PairCard({ pair: { first, second, because } }: { readonly pair: Pair }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<{ readonly from: Account; readonly into: Account } | null>(null)
  return (
    <Paper withBorder radius="md" p="md" component="article">
      <Stack gap="sm">
        <Group gap="xs">
          {because.map((why) => (
            <Badge key={why} variant="default" tt="none">
              {t(`duplicates.because.${why}`)}
            </Badge>
          ))}
        </Group>
        {[
          { from: second, into: first },
          { from: first, into: second },
        ].map((join) => (
          <Group key={join.into.id} justify="space-between">
            <AccountText account={join.into} />
            <Button variant="default" size="compact-sm" onClick={() => setAsked(join)}>
              {t('duplicates.keep')}
            </Button>
          </Group>
        ))}
      </Stack>
      {asked && <Confirm {...asked} onClose={() => setAsked(null)} />}
    </Paper>
  )
}

function AccountText({ account }: { readonly account: Account }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  return (
    <div>
      <Text size="sm" fw={600}>
        <bdi>{account.name}</bdi>
      </Text>
      <Text size="xs" c="dimmed">
        <bdi>{account.email}</bdi> ·{' '}
        {t('duplicates.since', { day: formatDate(Date.parse(account.since), zone, i18n.language) })}
      </Text>
    </div>
  )
}

interface ConfirmProps {
  readonly from: Account
  readonly into: Account
  readonly onClose: () => void
}

/** The one thing here that nobody can take back, so it is asked twice. */
function Confirm({ from, into, onClose }: ConfirmProps) {
  const { t } = useTranslation()
  const { mutate, isPending } = useAct()
  return (
    <Modal opened onClose={onClose} title={t('duplicates.confirm')} radius="lg">
      <Stack>
        <Text size="sm">{t('duplicates.confirmText', { from: from.email, into: into.email })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common.cancel')}
          </Button>
          <Button
            loading={isPending}
            onClick={() =>
              mutate({ path: `/people/${from.id}/join`, body: { into: into.id } }, { onSuccess: onClose })
            }
          >
            {t('duplicates.join')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
