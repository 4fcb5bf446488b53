import { Accordion, Badge, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyVersion } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { figures } from '../format/figures.ts'
import { formatDay } from '../format/moment.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { Differences } from './differences.tsx'
import { diffQuery, versionsQuery } from './policy-queries.ts'

/** Every version with who wrote it, how many clocks still run on it, and what it changed. */
export function VersionsPanel({ policyId }: { readonly policyId: string }) {
  const { t } = useTranslation()
  const versions = useQuery(versionsQuery(policyId))
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <Section title={t('policyForm.versions')} text={t('policyForm.versionsText')}>
      <Loaded query={versions}>
        {({ items }) => (
          <Accordion value={opened} onChange={setOpened} variant="separated" radius="md">
            {items.map((version) => (
              <Version
                key={version.version}
                policyId={policyId}
                version={version}
                opened={opened === String(version.version)}
              />
            ))}
          </Accordion>
        )}
      </Loaded>
    </Section>
  )
}

interface Props {
  readonly policyId: string
  readonly version: PolicyVersion
  readonly opened: boolean
}

function Version({ policyId, version, opened }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const number = version.version
  const diff = useQuery({ ...diffQuery(policyId, number - 1, number), enabled: opened && number > 1 })
  const count = (value: number) => figures(i18n.language).format(value)
  const at = Date.parse(version.published_at ?? version.created_at)
  return (
    <Accordion.Item value={String(number)}>
      <Accordion.Control>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {t('policies.version', { version: count(number) })}
          </Text>
          <Badge variant="default" tt="none" fw={500}>
            {t(`policyForm.state.${version.state}`)}
          </Badge>
        </Group>
        <Text size="xs" c="dimmed">
          {formatDay(at, zone, i18n.language)}
          {version.created_by && (
            <>
              {' · '}
              <bdi>{version.created_by.name}</bdi>
            </>
          )}
          {version.clocks > 0 && ` · ${t('policyForm.clocks', { clocks: count(version.clocks) })}`}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        {number === 1 ? (
          <Text size="sm" c="dimmed">
            {t('policyForm.first')}
          </Text>
        ) : (
          <Loaded query={diff}>{({ changes }) => <Differences changes={changes} />}</Loaded>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  )
}
