import { Alert, List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CsvAudited } from '../../http/api-types.ts'
import { figures } from '../format/figures.ts'
import { LinkButton } from '../shell/link-button.tsx'

/** Rows that were left out, by line, before somebody goes on to the report. */
export function UnreadRows({ audited: { audit, broken } }: { readonly audited: CsvAudited }) {
  const { t, i18n } = useTranslation()
  return (
    <Alert color="yellow" title={t('audits.unread')} role="status">
      <List size="sm" mb="sm">
        {broken.slice(0, 10).map(({ line, problem }) => (
          <List.Item key={line}>
            {t('audits.line', { line: figures(i18n.language).format(line) })}: <bdi>{problem}</bdi>
          </List.Item>
        ))}
      </List>
      <LinkButton to="/audits/$id" params={{ id: audit.id }} size="sm">
        {t('audits.toReport')}
      </LinkButton>
    </Alert>
  )
}
