import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAuditReport } from '../../http/api-types.ts'
import causes from '../executive/cause-list.module.css'
import { figures, formatShare } from '../format/figures.ts'

/** Why, as far as it shows from the outside, the most frequent first, each with its share of all waits past the promise. */
export function AuditCauses({ causes: found, neglected }: Pick<HelpdeskAuditReport, 'causes' | 'neglected'>) {
  const { t, i18n } = useTranslation()
  if (found.length === 0) return <Text c="dimmed">{t('executive.noCauses')}</Text>
  const most = Math.max(...found.map(({ count }) => count))
  return (
    <ul className={causes.list}>
      {found.map(({ cause, count }) => (
        <li key={cause}>
          <span>{t(`cause.${cause}`)}</span>
          <span className="figures">
            {neglected > 0 && (
              <Text span size="sm" c="dimmed" me="xs">
                {formatShare(count / neglected, i18n.language)}
              </Text>
            )}
            <Text span fw={600}>
              {figures(i18n.language).format(count)}
            </Text>
          </span>
          <div className={causes.bar} style={{ width: `${(count / most) * 100}%` }} />
        </li>
      ))}
    </ul>
  )
}
