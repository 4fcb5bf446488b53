import { Badge, Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useZone } from '../api/session.ts'
import { dayQuery } from '../board/board-query.ts'
import { DayBand } from '../board/day-band.tsx'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { Section } from '../layout/section.tsx'
import { useBrand, useOneBrand } from '../shell/brand.ts'
import { ChangeDialog, type Stretch } from './change-dialog.tsx'
import { ChangesSection } from './changes-section.tsx'
import { CoverageSection } from './coverage-section.tsx'
import { EditRosterDialog } from './edit-roster-dialog.tsx'
import { NewRosterDialog } from './new-roster-dialog.tsx'
import { rosterLanes } from './roster-lanes.ts'
import { RosterTimeline } from './roster-timeline.tsx'
import { rostersQuery } from './rosters-query.ts'

/** Who is on duty today, roster by roster, over all zones; and where nobody is. */
export function RosterPage() {
  const { t } = useTranslation()
  const zone = useZone()
  const [brand] = useBrand()
  const oneBrand = useOneBrand()
  const day = useQuery(dayQuery(brand, zone))
  const rosters = useQuery(rostersQuery(oneBrand))
  const [stretch, setStretch] = useState<Stretch | null>(null)
  const [edited, setEdited] = useState<string | null>(null)
  const [adding, { open, close }] = useDisclosure(false)
  const kept = new Map(rosters.data?.items.map((roster) => [roster.id, roster]))
  const roster = edited === null ? undefined : kept.get(edited)
  return (
    <Page title={t('nav.roster')} width={1400}>
      <div>
        <DayBand />
      </div>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('roster.text')}
        </Text>
        <Button leftSection={<IconCalendarPlus size={17} aria-hidden />} onClick={open}>
          {t('roster.add')}
        </Button>
      </Group>
      <Loaded query={day}>
        {(today) =>
          rosterLanes(today).map((lanes) => (
            <Section
              key={lanes.id}
              title={lanes.name}
              actions={
                <Group gap={6}>
                  {kept.has(lanes.id) && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={t('roster.editOf', { name: lanes.name })}
                      onClick={() => setEdited(lanes.id)}
                    >
                      {t('roster.edit')}
                    </Button>
                  )}
                  <Button
                    size="compact-sm"
                    variant="light"
                    aria-label={t('rosterChange.of', { name: lanes.name })}
                    onClick={() =>
                      setStretch({ rosterId: lanes.id, personId: null, ...nextHours(Date.parse(today.now)) })
                    }
                  >
                    {t('rosterChange.title')}
                  </Button>
                  <Badge variant="default" tt="none" fw={500}>
                    {t(`roster.audience.${lanes.audience}`)}
                  </Badge>
                  {kept.get(lanes.id)?.managed_by === 'config' && (
                    <Badge variant="default" tt="none" fw={500}>
                      {t('policies.fromConfig')}
                    </Badge>
                  )}
                </Group>
              }
            >
              <RosterTimeline
                people={lanes.people}
                from={Date.parse(today.from_at)}
                to={Date.parse(today.to_at)}
                onDraw={(personId, from, to) => setStretch({ rosterId: lanes.id, personId, from, to })}
              />
            </Section>
          ))
        }
      </Loaded>
      <CoverageSection brand={oneBrand} />
      <ChangesSection brand={oneBrand} />
      {stretch && <ChangeDialog brand={oneBrand} stretch={stretch} onClose={() => setStretch(null)} />}
      {roster && <EditRosterDialog brand={oneBrand} roster={roster} onClose={() => setEdited(null)} />}
      <NewRosterDialog brand={oneBrand} opened={adding} onClose={close} />
    </Page>
  )
}

const hour = 3_600_000

/** From the next full hour on, four hours. */
function nextHours(now: number): Pick<Stretch, 'from' | 'to'> {
  const from = Math.ceil(now / hour) * hour
  return { from, to: from + 4 * hour }
}
