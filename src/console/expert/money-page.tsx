import '../theme/mantine-more.css'
import { Alert, Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { OwnPay, PayEntry } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { figures, formatMoney } from '../format/figures.ts'
import { dates, formatClock, formatDate } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { PageTitle } from '../shell/page-title.tsx'
import { DisputeButton } from './dispute-button.tsx'
import classes from './me-page.module.css'
import { ownDisputesQuery, ownEntriesQuery, ownPayQuery, ownStatementsQuery } from './money-queries.ts'
import { PayoutForm } from './payout-form.tsx'

/** What I earned, what comes next and when, and what I can do where it is wrong. */
export function MoneyPage() {
  const { t } = useTranslation()
  const pay = useQuery(ownPayQuery)
  return (
    <>
      <PageTitle>{t('money.title')}</PageTitle>
      <Stack gap="md">
        <Loaded query={pay}>{(own) => <Accounts own={own} />}</Loaded>
        <Entries />
        <Statements />
        <Disputes />
        {pay.data && (
          <Paper radius="lg" withBorder p="md" className={classes.card}>
            <PayoutForm payout={pay.data.payout} />
          </Paper>
        )}
      </Stack>
    </>
  )
}

function Accounts({ own }: { readonly own: OwnPay }) {
  const { t, i18n } = useTranslation()
  const money = (minor: number, currency: string) => formatMoney(minor, currency, i18n.language)
  const day = useDay()
  return (
    <>
      {own.accounts.length === 0 && (
        <Paper radius="lg" withBorder p="md" className={classes.card}>
          <Text fw={600}>{t('money.nothing')}</Text>
          <Text size="sm" c="dimmed">
            {t('money.nothingText')}
          </Text>
        </Paper>
      )}
      {own.accounts.map((account) => (
        <Paper
          key={`${account.brand.id} ${account.currency}`}
          radius="lg"
          withBorder
          p="md"
          className={classes.card}
        >
          <Text size="sm" c="dimmed">
            {t('money.next')} · <bdi>{account.brand.name}</bdi>
          </Text>
          {account.next_payment ? (
            <>
              <Text size="xl" fw={700} className="figures">
                {money(account.next_payment.amount_minor, account.currency)}
              </Text>
              <Text size="sm">
                {account.next_payment.carried_on
                  ? t('money.carriedOn')
                  : t('money.on', { day: day(account.next_payment.pay_on) })}
              </Text>
            </>
          ) : (
            <Text fw={600}>{t('money.nonePlanned')}</Text>
          )}
          <Text size="sm" c="dimmed" mt="xs" className="figures">
            {t('money.owed', { sum: money(account.owed_minor, account.currency) })}
          </Text>
        </Paper>
      ))}
      {own.practice_minor > 0 && (
        <Text size="sm" c="dimmed" ta="center">
          {t('money.practice')}
        </Text>
      )}
      {own.under_way.map((payment) => (
        <Alert key={payment.payment_id} color="blue" title={t('money.underWay')}>
          {t('money.underWayText', {
            sum: money(payment.amount_minor, payment.currency),
            ending: payment.account_ending,
          })}
        </Alert>
      ))}
      {own.unearned.map((one) => (
        <Group key={one.claim_id} justify="space-between" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {t(`money.unearned.${unearned(one.outcome)}`)}
          </Text>
          <DisputeButton about={{ claim_id: one.claim_id }} />
        </Group>
      ))}
    </>
  )
}

function unearned(outcome: string): 'lapsed' | 'given_back' | 'not_started' {
  return outcome === 'lapsed' || outcome === 'given_back' ? outcome : 'not_started'
}

function useDay(): (on: string) => string {
  const { i18n } = useTranslation()
  const format = dates(i18n.language, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' })
  return (on) => format.format(Date.parse(`${on}T12:00:00Z`))
}

function Entries() {
  const { t } = useTranslation()
  const entries = useQuery(ownEntriesQuery)
  return (
    <Loaded query={entries}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Paper radius="lg" withBorder p="md" className={classes.card}>
            <Text component="h2" fw={600} mb="xs">
              {t('money.entries')}
            </Text>
            <Stack gap="xs">
              {items.map((entry) => (
                <EntryRow key={entry.id} entry={entry} />
              ))}
            </Stack>
          </Paper>
        )
      }
    </Loaded>
  )
}

function EntryRow({ entry }: { readonly entry: PayEntry }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const at = Date.parse(entry.occurred_at)
  const why = whyOf(entry, t)
  const contested = entry.kind === 'answer' || entry.kind === 'floor' || entry.kind === 'standby'
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={600}>
          {t(`money.kind.${entry.kind}`)}
          {entry.minutes !== null &&
            ` · ${t('money.minutes', { count: figures(i18n.language).format(entry.minutes) })}`}
        </Text>
        <Text size="xs" c="dimmed">
          {formatDate(at, zone, i18n.language)},{' '}
          <span className="ltr">{formatClock(at, zone, i18n.language)}</span>
          {entry.reference && ` · ${entry.reference}`}
        </Text>
        {why && (
          <Text size="xs" c="dimmed">
            <bdi>{why}</bdi>
          </Text>
        )}
        {contested && <DisputeButton about={{ entry_id: entry.id }} />}
      </div>
      <Text fw={600} className="figures">
        <bdi>{formatMoney(entry.amount_minor, entry.currency, i18n.language)}</bdi>
      </Text>
    </Group>
  )
}

/** What is not plain from the kind of line: why only the floor was paid, why a payment came back. */
function whyOf({ kind, reason }: PayEntry, t: TFunction): string | null {
  if (kind === 'payment_returned' || kind === 'adjustment') return reason
  if (kind !== 'floor') return null
  const known = (['ended_by_others', 'merged', 'erased', 'taken_away'] as const).find((one) => one === reason)
  return known ? t(`money.why.${known}`) : null
}

function Statements() {
  const { t, i18n } = useTranslation()
  const statements = useQuery(ownStatementsQuery)
  const day = useDay()
  return (
    <Loaded query={statements}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Paper radius="lg" withBorder p="md" className={classes.card}>
            <Text component="h2" fw={600} mb="xs">
              {t('money.statements')}
            </Text>
            <Stack gap="sm">
              {items.map((one) => (
                <Group key={one.id} justify="space-between">
                  <Text size="sm">
                    <bdi>{one.brand.name}</bdi> · {day(one.pay_on)}
                  </Text>
                  <Group gap="sm">
                    <Text size="sm" fw={600} className="figures">
                      {formatMoney(one.closing_minor, one.currency, i18n.language)}
                    </Text>
                    {(['pdf', 'csv'] as const).map((format) => (
                      <Anchor
                        key={format}
                        size="sm"
                        href={`/api/v1/statements/${one.id}?format=${format}&language=${i18n.language}`}
                        download
                        dir="ltr"
                      >
                        {format.toUpperCase()}
                      </Anchor>
                    ))}
                  </Group>
                </Group>
              ))}
            </Stack>
          </Paper>
        )
      }
    </Loaded>
  )
}

function Disputes() {
  const { t, i18n } = useTranslation()
  const disputes = useQuery(ownDisputesQuery)
  return (
    <Loaded query={disputes}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Paper radius="lg" withBorder p="md" className={classes.card}>
            <Text component="h2" fw={600} mb="xs">
              {t('money.disputes')}
            </Text>
            <Stack gap="sm">
              {items.map((one) => (
                <div key={one.id}>
                  <Group justify="space-between">
                    <Text size="sm">
                      <bdi>{one.text}</bdi>
                    </Text>
                    <Badge variant="default">
                      {t(`money.disputeState.${one.state}`)}
                      {one.amount_minor !== null &&
                        one.currency !== null &&
                        ` · ${formatMoney(one.amount_minor, one.currency, i18n.language)}`}
                    </Badge>
                  </Group>
                  {one.answer && (
                    <Text size="xs" c="dimmed">
                      <bdi>{one.answer}</bdi>
                    </Text>
                  )}
                </div>
              ))}
            </Stack>
          </Paper>
        )
      }
    </Loaded>
  )
}
