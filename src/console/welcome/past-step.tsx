import { Alert, Stack, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NewAudit } from '../audits/new-audit.tsx'
import { LinkAnchor } from '../shell/link-anchor.tsx'

/** Sundial on one's own past: what was neglected before it came. Nothing is sent, nobody is told. */
export function PastStep({ done }: { readonly done: boolean }) {
  const { t } = useTranslation()
  return (
    <Stack>
      <Text>{t('welcome.pastText')}</Text>
      <Alert color="teal" icon={<IconShieldCheck />} py="xs">
        {t('welcome.nothingSent')} {done && <LinkAnchor to="/audits">{t('welcome.seePast')}</LinkAnchor>}
      </Alert>
      <NewAudit first="csv" />
    </Stack>
  )
}
