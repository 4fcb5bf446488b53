import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAudit, HelpdeskAuditReport } from '../../http/api-types.ts'
import { figures } from '../format/figures.ts'
import { Section } from '../layout/section.tsx'

const notes = ['edited', 'unreadable', 'overfull_second', 'gone', 'beyond'] as const
const kinds = ['deleted', 'spam', 'side_conversation'] as const

interface Props {
  readonly audit: HelpdeskAudit
  readonly report: HelpdeskAuditReport
}

/** What does not count, and what was odd. */
export function LeftOut({ audit, report }: Props) {
  const { t, i18n } = useTranslation()
  const number = (value: number) => figures(i18n.language).format(value)
  const said = [
    ...kinds.map((kind) => [t(`audits.leftOut.${kind}`), report.left_out[kind]] as const),
    ...notes.map((note) => [t(`audits.notes.${note}`), audit.notes[note] ?? 0] as const),
  ].filter(([, count]) => count > 0)
  return (
    <Section title={t('audits.leftOutTitle')}>
      {said.length === 0 ? (
        <Text c="dimmed">{t('audits.leftOutNothing')}</Text>
      ) : (
        <List size="sm">
          {said.map(([text, count]) => (
            <List.Item key={text}>
              {text}: <span className="figures">{number(count)}</span>
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  )
}
