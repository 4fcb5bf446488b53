import { Center, Loader, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function LoadingPage() {
  const { t } = useTranslation()
  return (
    <Center mih="40vh" role="status">
      <Loader type="dots" color="gray" aria-hidden />
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
    </Center>
  )
}
