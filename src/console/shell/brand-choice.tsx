import { Badge, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { useBrand } from './brand.ts'

/** Which brand the pages show; with one brand there is nothing to choose, and it is only named. */
export function BrandChoice() {
  const { t } = useTranslation()
  const { brands } = useSession()
  const [brand, setBrand] = useBrand()
  if (brands.length === 1)
    return (
      <Badge variant="default" size="lg" radius="xl" tt="none" fw={500} visibleFrom="sm">
        <bdi>{brands[0]?.name}</bdi>
      </Badge>
    )
  return (
    <Select
      aria-label={t('shell.brand')}
      size="xs"
      radius="xl"
      w={170}
      visibleFrom="sm"
      value={brand ?? ''}
      onChange={(slug) => setBrand(slug === '' ? null : slug)}
      data={[
        { value: '', label: t('shell.allBrands') },
        ...brands.map(({ slug, name }) => ({ value: slug, label: name })),
      ]}
      allowDeselect={false}
    />
  )
}
