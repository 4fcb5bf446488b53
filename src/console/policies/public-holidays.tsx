import { Group, Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HolidayPlaces, PublicHolidays as Found } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { now } from '../live/now.ts'
import { FoundDays, type ClosedDay } from './found-days.tsx'

interface Place {
  readonly country: string | null
  readonly state: string | null
  readonly region: string | null
}

const nowhere: Place = { country: null, state: null, region: null }

/** The public holidays of a country, a state or a region, this year and next. */
export function PublicHolidays({ onAdd }: { readonly onAdd: (days: readonly ClosedDay[]) => void }) {
  const { t, i18n } = useTranslation()
  const [place, setPlace] = useState(nowhere)
  const year = new Date(now()).getUTCFullYear()
  const query = (more: Readonly<Record<string, string | null>>) =>
    new URLSearchParams([
      ...Object.entries(more).filter((pair): pair is [string, string] => pair[1] !== null),
      ['language', i18n.language],
    ]).toString()
  const found = useQuery({
    queryKey: ['holidays', place, year, i18n.language],
    enabled: place.country !== null,
    queryFn: async ({ signal }) => {
      const years = [year, year + 1].map((one) =>
        request<Found>(`/holidays?${query({ ...place, year: String(one) })}`, { signal }),
      )
      return (await Promise.all(years)).flatMap(({ items }) => items)
    },
  })
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <PlaceSelect
          label={t('calendars.country')}
          query={query({})}
          value={place.country}
          onChange={(country) => setPlace({ ...nowhere, country })}
        />
        {place.country !== null && (
          <PlaceSelect
            label={t('calendars.state')}
            query={query({ country: place.country })}
            value={place.state}
            onChange={(state) => setPlace({ ...place, state, region: null })}
          />
        )}
        {place.country !== null && place.state !== null && (
          <PlaceSelect
            label={t('calendars.region')}
            query={query({ country: place.country, state: place.state })}
            value={place.region}
            onChange={(region) => setPlace({ ...place, region })}
          />
        )}
      </Group>
      {found.data && <FoundDays days={found.data} onAdd={onAdd} />}
    </Stack>
  )
}

interface PlaceProps {
  readonly label: string
  readonly query: string
  readonly value: string | null
  readonly onChange: (code: string | null) => void
}

/** Nothing where nothing is below. */
function PlaceSelect({ label, query, value, onChange }: PlaceProps) {
  const places = useQuery({
    queryKey: ['holidays', 'places', query],
    queryFn: ({ signal }) => request<HolidayPlaces>(`/holidays/places?${query}`, { signal }),
  })
  const items = places.data?.items ?? []
  if (places.data && items.length === 0) return null
  return (
    <Select
      aria-label={label}
      placeholder={label}
      searchable
      clearable
      limit={80}
      data={items.map(({ code, name }) => ({ value: code, label: name }))}
      value={value}
      onChange={onChange}
    />
  )
}
