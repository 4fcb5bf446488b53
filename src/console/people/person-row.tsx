import { Avatar, Badge, Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { figures } from '../format/figures.ts'
import { nameOfLanguage } from '../format/language.ts'
import { cityOf, formatClock, formatMoment } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'
import { PersonMenu } from './person-menu.tsx'
import { personState } from './person-state.ts'
import { SignInLinkButton } from './sign-in-link-button.tsx'
import classes from './person-row.module.css'

export function PersonRow({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const at = useNow(30_000)
  const state = personState(person, at)
  const roles = [...new Set(person.roles.map(({ role }) => t(`role.${role}`)))]
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <Avatar name={person.name} size={36} radius="xl" color="gray" aria-hidden />
          <div>
            <Text size="sm" fw={600}>
              <bdi>{person.name}</bdi>
            </Text>
            <Text size="xs" c="dimmed">
              {[t(`personKind.${person.kind}`), ...roles].join(' · ')}
            </Text>
          </div>
        </Group>
      </Table.Td>
      <Table.Td>
        <Badge
          variant="default"
          tt="none"
          fw={500}
          leftSection={<span className={classes.dot} data-state={state} />}
        >
          {t(`personState.${state}`)}
        </Badge>
        {state === 'away' && person.away_until !== null && (
          <Text size="xs" c="dimmed" className="figures" mt={3}>
            {t('people.until', { at: formatMoment(Date.parse(person.away_until), at, zone, i18n.language) })}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="figures">
        <Text size="sm">
          <bdi>{cityOf(person.time_zone)}</bdi>
        </Text>
        <Text size="xs" c="dimmed" component="div">
          <span className="ltr">{formatClock(at, person.time_zone, i18n.language)}</span>
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {person.languages.map((code) => nameOfLanguage(code, i18n.language)).join(', ')}
        </Text>
        <Text size="xs" c="dimmed">
          <bdi>{person.skills.join(', ')}</bdi>
        </Text>
      </Table.Td>
      <Table.Td className="figures">{figures(i18n.language).format(person.holding)}</Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <SignInLinkButton person={person} />
          <PersonMenu person={person} />
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
