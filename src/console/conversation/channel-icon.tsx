import { IconAt, IconHeadset, IconMail, IconMessageCircle, IconPhone, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ChannelKind } from '../../http/api-types.ts'

const icons: Readonly<Record<ChannelKind, Icon>> = {
  email: IconMail,
  chat: IconMessageCircle,
  social: IconAt,
  phone: IconPhone,
  helpdesk: IconHeadset,
}

interface Props {
  readonly kind: ChannelKind
  readonly size?: number
  readonly className?: string | undefined
}

export function ChannelIcon({ kind, size = 19, className }: Props) {
  const { t } = useTranslation()
  const Icon = icons[kind]
  return (
    <Icon size={size} stroke={1.6} className={className} role="img" aria-label={t(`channelKind.${kind}`)} />
  )
}
