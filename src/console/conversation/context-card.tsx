import { Button, Paper, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Context } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { figures, formatMoney } from '../format/figures.ts'
import { formatDate, formatMoment } from '../format/moment.ts'
import { now } from '../live/now.ts'
import { AskedBefore } from './asked-before.tsx'
import classes from './context-card.module.css'
import { contextQuery } from './context-query.ts'

/** What other systems and earlier talks tell of the customer, as far as the brand lets it out; and what may be given without asking. */
export function ContextCard({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(contextQuery(conversationId))
  const heading = useId()
  if (data === null) return null
  return (
    <Paper
      component="section"
      aria-labelledby={heading}
      radius="lg"
      withBorder
      p="md"
      className={classes.card}
    >
      <Text component="h2" id={heading} size="sm" fw={600} mb="xs">
        {t('context.title')}
      </Text>
      {data ? (
        <Known context={data} />
      ) : error ? (
        <Text size="sm" role="alert">
          {t('common.failed')}{' '}
          <Button size="compact-sm" variant="default" onClick={() => void refetch()}>
            {t('common.tryAgain')}
          </Button>
        </Text>
      ) : (
        <Skeleton h={72} />
      )}
    </Paper>
  )
}

function Known({ context }: { readonly context: Context }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const { facts, goodwill, promised, customer } = context
  const shown = (value: string | number | boolean) =>
    typeof value === 'number'
      ? figures(i18n.language).format(value)
      : typeof value === 'boolean'
        ? t(value ? 'context.yes' : 'context.no')
        : value
  const moment = (at: string) => formatMoment(Date.parse(at), now(), zone, i18n.language)
  return (
    <>
      {goodwill && (
        <p className={classes.goodwill}>
          {t('context.goodwill', {
            sum: formatMoney(goodwill.amount_minor, goodwill.currency, i18n.language),
          })}
        </p>
      )}
      <dl className={classes.facts}>
        <div>
          <dt>{t('context.knownSince')}</dt>
          <dd>{formatDate(Date.parse(customer.known_since), zone, i18n.language)}</dd>
        </div>
        {facts.map(({ name, label, value }) => (
          <div key={name}>
            <dt>
              <bdi>{label}</bdi>
            </dt>
            <dd className="figures">
              <bdi>{shown(value)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {promised.length > 0 && (
        <>
          <h3 className={classes.heading}>{t('context.promised')}</h3>
          <ul className={classes.list}>
            {promised.map(({ at, until, text, kept }) => (
              <li key={at}>
                <span data-broken={kept === false || undefined} className={classes.kept}>
                  {t(kept === null ? 'context.open' : kept ? 'context.kept' : 'context.broken')}
                  {until !== null && ` · ${t('context.until', { at: moment(until) })}`}
                </span>
                <span dir="auto">{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <AskedBefore asked={context.asked_before} />
    </>
  )
}
