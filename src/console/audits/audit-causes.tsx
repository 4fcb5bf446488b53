import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAuditReport } from '../../http/api-types.ts'
import causes from '../executive/cause-list.module.css'
import { figures } from '../format/figures.ts'

/** Why, as far as it shows from the outside, the most frequent first. */
export function AuditCauses({ causes: found }: Pick<HelpdeskAuditReport, 'causes'>) {
  const { t, i18n } = useTranslation()
  if (found.length === 0) return <Text c="dimmed">{t('executive.noCauses')}</Text>
  const most = Math.max(...found.map(({ count }) => count))
  return (
    <ul className={causes.list}>
      {found.map(({ cause, count }) => (
        <li key={cause}>
          <span>{t(`cause.${cause}`)}</span>
          <Text span fw={600} className="figures">
            {figures(i18n.language).format(count)}
          </Text>
          <div className={causes.bar} style={{ width: `${(count / most) * 100}%` }} />
        </li>
      ))}
    </ul>
  )
}
