import { Button, Table } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { formatFull, formatMoment } from '../format/moment.ts'
import { now } from '../live/now.ts'
import { Differences } from '../policies/differences.tsx'
import { auditWords } from './audit-words.ts'

interface Props {
  readonly entry: AuditEntry
  readonly subjectName: string | undefined
  readonly onSubject: (subject: string) => void
}

/** One change: when, who, what; from what to what on request. */
export function AuditRow({ entry, subjectName, onSubject }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const [opened, { toggle }] = useDisclosure(false)
  const at = Date.parse(entry.at)
  const { area, verbs } = auditWords(entry.action, (key) => t(`audit.${key}`))
  const named = nameIn(entry.after) ?? nameIn(entry.before) ?? subjectName
  return (
    <>
      <Table.Tr>
        <Table.Td className="figures">
          <time dateTime={entry.at} title={formatFull(at, zone, i18n.language)}>
            {formatMoment(at, now(), zone, i18n.language)}
          </time>
        </Table.Td>
        <Table.Td>
          <bdi>{entry.person?.name ?? t('audit.program')}</bdi>
        </Table.Td>
        <Table.Td>{[area, ...verbs].join(' · ')}</Table.Td>
        <Table.Td>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            px={0}
            aria-label={t('audit.only', { name: named ?? entry.subject })}
            onClick={() => onSubject(entry.subject)}
          >
            <bdi>{named ?? `…${entry.subject.slice(-8)}`}</bdi>
          </Button>
        </Table.Td>
        <Table.Td>
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={opened}
            onClick={toggle}
            disabled={entry.changes.length === 0}
          >
            {t('audit.changes')}
          </Button>
        </Table.Td>
      </Table.Tr>
      {opened && (
        <Table.Tr>
          <Table.Td colSpan={5}>
            <Differences changes={entry.changes} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}

function partsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function nameIn(value: unknown): string | undefined {
  const { name, title, slug } = partsOf(value)
  return [name, title, slug].find((one) => typeof one === 'string')
}
