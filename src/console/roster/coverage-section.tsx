import { Alert, Button, Group, Select, SegmentedControl, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Coverage } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useZone } from '../api/session.ts'
import { figures } from '../format/figures.ts'
import { nameOfLanguage } from '../format/language.ts'
import { nameOfWeekday } from '../format/weekday.ts'
import { HeatTable } from '../layout/heat-table.tsx'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { keyOf, sameNeed, weekOf, type Need } from './shortage.ts'
import { WhatIf, type Tried } from './what-if.tsx'

const measures = ['missing', 'arrivals'] as const

/** Demand against cover over the next four weeks by weekday and hour, and what one more person would change. */
export function CoverageSection({ brand }: { readonly brand: string }) {
  const { t } = useTranslation()
  const [tried, setTried] = useState<Tried | null>(null)
  const coverage = useQuery({
    queryKey: ['coverage', brand, 'hours'],
    queryFn: ({ signal }) =>
      request<Coverage>(`/coverage?brand=${encodeURIComponent(brand)}&days=28&hours=true`, { signal }),
    staleTime: 300_000,
  })
  return (
    <Section title={t('coverage.title')} text={t('coverage.text')}>
      <Loaded query={coverage}>
        {({ needs }) =>
          needs.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('coverage.nothingLearnt')}
            </Text>
          ) : (
            <Stack>
              <Week needs={tried?.after.needs ?? needs} before={tried ? needs : null} />
              <WhatIf brand={brand} onTried={setTried} />
              {tried && (
                <Group>
                  <Button variant="subtle" onClick={() => setTried(null)}>
                    {t('coverage.forget')}
                  </Button>
                </Group>
              )}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  )
}

function Week({
  needs,
  before,
}: {
  readonly needs: readonly Need[]
  readonly before: readonly Need[] | null
}) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const [chosen, setChosen] = useState<string | null>(null)
  const [measure, setMeasure] = useState<(typeof measures)[number]>('missing')
  const need = needs.find((one) => keyOf(one) === chosen) ?? needs[0]
  if (!need) return null
  const number = (value: number) => figures(i18n.language, { maximumFractionDigits: 1 }).format(value)
  const nameOf = ({ channel_kind: kind, language }: Need) =>
    language === null
      ? t(`channelKind.${kind}`)
      : `${t(`channelKind.${kind}`)} · ${nameOfLanguage(language, i18n.language)}`
  const week = weekOf(need, zone)
  const old = before && sameNeed(before, need)
  return (
    <Stack gap="sm">
      <Group align="flex-end" justify="space-between">
        <Select
          label={t('coverage.need')}
          data={needs.map((one) => ({ value: keyOf(one), label: nameOf(one) }))}
          allowDeselect={false}
          value={keyOf(need)}
          onChange={setChosen}
        />
        <SegmentedControl
          aria-label={t('coverage.measure')}
          value={measure}
          onChange={setMeasure}
          data={measures.map((value) => ({ value, label: t(`coverage.measures.${value}`) }))}
        />
      </Group>
      <Text size="sm">
        {t('coverage.sum', {
          arrivals: number(need.arrivals_a_week),
          hours: number(need.uncovered_hours),
          customers: number(need.arrivals_in_gaps),
          short: number(need.short_hours),
        })}
      </Text>
      {old && (
        <Alert color="teal" role="status" title={t('coverage.difference')}>
          {t('coverage.changed', {
            hoursBefore: number(old.uncovered_hours),
            hours: number(need.uncovered_hours),
            customersBefore: number(old.arrivals_in_gaps),
            customers: number(need.arrivals_in_gaps),
          })}
        </Alert>
      )}
      <HeatTable
        label={t('coverage.title')}
        rows={week.map((row, day) => ({
          name: nameOfWeekday(day, i18n.language),
          counts: row.map((hour) =>
            measure === 'missing' ? hour.missing : Math.round(hour.arrivals * 10) / 10,
          ),
        }))}
        cell={({ name, hour, count }) =>
          t(`coverage.cell.${measure}`, { day: name, hour, shown: number(count) })
        }
      />
    </Stack>
  )
}
