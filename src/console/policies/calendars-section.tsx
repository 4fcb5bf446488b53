import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '../../http/api-types.ts'
import { figures } from '../format/figures.ts'
import { cityOf } from '../format/moment.ts'
import { nameOfWeekday } from '../format/weekday.ts'
import { Loaded } from '../layout/loaded.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'
import { weekdays } from '../roster/new-roster.ts'
import { CalendarDialog } from './calendar-dialog.tsx'
import { calendarForm } from './calendar-form.ts'
import { calendarsQuery } from './policy-queries.ts'

/** The hours in which promises run, beside the clock that never stops. */
export function CalendarsSection({ brand }: { readonly brand: string }) {
  const { t } = useTranslation()
  const calendars = useQuery(calendarsQuery(brand))
  const [edited, setEdited] = useState<Calendar | 'new' | null>(null)
  return (
    <Section
      flush
      title={t('calendars.title')}
      text={t('calendars.text')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setEdited('new')}
        >
          {t('calendars.new')}
        </Button>
      }
    >
      <Loaded query={calendars}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed" p="md">
              {t('calendars.none')}
            </Text>
          ) : (
            <ScrollTable
              label={t('calendars.title')}
              head={[
                t('calendars.name'),
                t('people.head.zone'),
                t('calendars.week'),
                t('calendars.holidays'),
              ]}
            >
              {items.map((calendar) => (
                <CalendarRow key={calendar.id} calendar={calendar} onEdit={() => setEdited(calendar)} />
              ))}
            </ScrollTable>
          )
        }
      </Loaded>
      {edited && (
        <CalendarDialog
          brand={brand}
          calendar={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  )
}

function CalendarRow({ calendar, onEdit }: { readonly calendar: Calendar; readonly onEdit: () => void }) {
  const { t, i18n } = useTranslation()
  const form = calendarForm(calendar)
  const desks = form?.desks ?? []
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6}>
          {form ? (
            <Button variant="subtle" size="compact-sm" onClick={onEdit}>
              <bdi>{calendar.name}</bdi>
            </Button>
          ) : (
            <Text size="sm" fw={600}>
              <bdi>{calendar.name}</bdi>
            </Text>
          )}
          {calendar.managed_by === 'config' && (
            <Badge variant="default" tt="none" fw={500}>
              {t('policies.fromConfig')}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td>
        {desks.length > 0
          ? desks.map(({ zone }, index) => <div key={index}>{cityOf(zone)}</div>)
          : t('calendars.union')}
      </Table.Td>
      <Table.Td>
        {desks.map((desk, place) => (
          <Group gap="xs" key={place}>
            {weekdays.map(
              (day, index) =>
                desk.weekly[day] !== '' && (
                  <Text key={day} size="xs">
                    <Text span c="dimmed" inherit>
                      {nameOfWeekday(index, i18n.language)}
                    </Text>{' '}
                    <bdi className="figures">{desk.weekly[day]}</bdi>
                  </Text>
                ),
            )}
          </Group>
        ))}
      </Table.Td>
      <Table.Td className="figures">
        {desks.map(({ holidays }, index) => (
          <div key={index}>{figures(i18n.language).format(holidays.length)}</div>
        ))}
      </Table.Td>
    </Table.Tr>
  )
}
