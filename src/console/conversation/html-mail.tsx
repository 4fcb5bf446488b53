import { useRef } from 'react'
import classes from './html-mail.module.css'

interface Props {
  readonly html: string
  readonly title: string
}

const least = 80
const most = 2_000

/**
 * A mail as its sender designed it. The server has taken out scripts and remote content; the frame allows neither again:
 * no script runs in it, nothing is fetched, links open elsewhere. It shares our origin only so that its height can be read.
 */
export function HtmlMail({ html, title }: Props) {
  const frame = useRef<HTMLIFrameElement>(null)
  const fit = () => {
    const height = frame.current?.contentDocument?.documentElement.scrollHeight ?? least
    if (frame.current) frame.current.style.height = `${Math.min(most, Math.max(least, height))}px`
  }
  return (
    <iframe
      ref={frame}
      className={classes.frame}
      title={title}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={pageOf(html)}
      onLoad={fit}
    />
  )
}

function pageOf(html: string): string {
  return `<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<base target="_blank">
<style>html{color-scheme:light;background:#fff}body{margin:12px;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}img,table{max-width:100%}</style>
<body>${html}`
}
