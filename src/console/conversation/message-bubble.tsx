import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconPaperclip, IconRobot } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../http/api-types.ts'
import { DualTime } from './dual-time.tsx'
import { DeliveryState } from './delivery-state.tsx'
import { formatBytes } from '../format/bytes.ts'
import { HtmlMail } from './html-mail.tsx'
import { linkify } from './linkify.ts'
import classes from './message-bubble.module.css'

interface Props {
  readonly message: Message
  readonly customerName: string
  readonly customerZone: string | null
  readonly ownName: string | null
}

/** One message: who, when here and when there, what, and for our own how far it got. */
export function MessageBubble({ message, customerName, customerZone, ownName }: Props) {
  const { t, i18n } = useTranslation()
  const [designed, setDesigned] = useState(message.text.trim() === '')
  const { direction, author, html } = message
  const name =
    author === 'customer' ? customerName : (message.author_name ?? ownName ?? t(`author.${author}`))
  return (
    <article className={classes.message} data-direction={direction} data-author={author} aria-label={name}>
      <Group gap={8} className={classes.head}>
        <Text size="sm" fw={600}>
          <bdi>{name}</bdi>
        </Text>
        {author === 'bot' && <IconRobot size={16} aria-label={t('author.bot')} role="img" />}
        {direction === 'note' && <span className={classes.tag}>{t('message.note')}</span>}
        {message.history && <span className={classes.tag}>{t('message.history')}</span>}
        <DualTime at={Date.parse(message.occurred_at)} customerZone={customerZone} />
      </Group>
      <div className={classes.bubble} dir="auto">
        {designed && html !== null ? (
          <HtmlMail html={html} title={t('message.mailOf', { name })} />
        ) : (
          linkify(message.text).map(({ text, href }, index) =>
            href ? (
              <Anchor
                key={index}
                href={href}
                target="_blank"
                rel="noopener noreferrer nofollow"
                underline="always"
                inherit
              >
                {text}
              </Anchor>
            ) : (
              <span key={index}>{text}</span>
            ),
          )
        )}
        {message.attachments.map(({ id, name: file, size }) => (
          <div key={id} className={classes.file}>
            <IconPaperclip size={15} aria-hidden />{' '}
            <Anchor href={`/api/v1/attachments/${id}`} download={file ?? ''} inherit>
              <bdi>{file ?? t('message.unnamedFile')}</bdi>
            </Anchor>{' '}
            <span className="ltr">{formatBytes(size, i18n.language)}</span>
          </div>
        ))}
      </div>
      <Group gap="xs">
        {message.delivery && <DeliveryState delivery={message.delivery} />}
        {html !== null && message.text.trim() !== '' && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setDesigned(!designed)}>
            {t(designed ? 'message.asText' : 'message.asDesigned')}
          </Button>
        )}
      </Group>
    </article>
  )
}
