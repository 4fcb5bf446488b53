import { useRef } from 'react'
import classes from './digest-page.module.css'

interface Props {
  readonly html: string
  readonly title: string
}

/** The mail in a frame in which no script runs; it shares our origin only so that its height can be read. */
export function MailPreview({ html, title }: Props) {
  const frame = useRef<HTMLIFrameElement>(null)
  const fit = () => {
    const height = frame.current?.contentDocument?.documentElement.scrollHeight
    if (frame.current && height !== undefined) frame.current.style.height = `${height}px`
  }
  return (
    <iframe
      ref={frame}
      className={classes.frame}
      title={title}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={html}
      onLoad={fit}
    />
  )
}
