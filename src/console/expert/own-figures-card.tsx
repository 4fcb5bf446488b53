import { Group, Paper, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DAY, HOUR } from '../../domain/time/instant.ts'
import type { OwnFigures } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { figures } from '../format/figures.ts'
import { Loaded } from '../layout/loaded.tsx'
import { now } from '../live/now.ts'
import classes from './me-page.module.css'

const rows = ['taken', 'pings', 'pings_in_sleep', 'offers', 'unpaid_offers'] as const

/** What I was asked and did in the last four weeks; nobody else is shown it of me alone. */
export function OwnFiguresCard({ brand }: { readonly brand: string }) {
  const { t, i18n } = useTranslation()
  const query = useQuery({
    queryKey: ['own-figures', brand],
    queryFn: ({ signal }) => {
      const to = Math.ceil(now() / HOUR) * HOUR
      const [from, until] = [to - 28 * DAY, to].map((at) => new Date(at).toISOString()) as [string, string]
      const period = new URLSearchParams({ brand, from, to: until }).toString()
      return request<OwnFigures>(`/figures/mine?${period}`, { signal })
    },
    staleTime: 300_000,
  })
  return (
    <Paper radius="lg" withBorder p="md" className={classes.card}>
      <Stack gap="sm">
        <Text component="h2" fw={600}>
          {t('ownFigures.title')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('ownFigures.text')}
        </Text>
        <Loaded query={query}>
          {(own) => (
            <>
              {rows.map((name) => (
                <Group key={name} justify="space-between" wrap="nowrap">
                  <Text size="sm">{t(`ownFigures.${name}`)}</Text>
                  <Text fw={600} className="figures">
                    {figures(i18n.language).format(own[name])}
                  </Text>
                </Group>
              ))}
            </>
          )}
        </Loaded>
      </Stack>
    </Paper>
  )
}
