import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DigestPeriod } from '../../http/api-types.ts'

const periods: readonly DigestPeriod[] = ['daily', 'weekly', 'monthly']

interface Props {
  readonly value: DigestPeriod
  readonly onChange: (period: DigestPeriod) => void
}

export function PeriodChoice({ value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      aria-label={t('digest.period')}
      value={value}
      onChange={onChange}
      data={periods.map((period) => ({ value: period, label: t(`digest.periods.${period}`) }))}
    />
  )
}
