import { Portal, Title } from '@mantine/core'
import { useEffect } from 'react'

export const titleSlot = 'page-title'

/** The page's one h1, shown in the bar at the top, and the name of the browser's tab. */
export function PageTitle({ children }: { readonly children: string }) {
  return (
    <Portal target={`#${titleSlot}`} reuseTargetNode={false}>
      <Heading>{children}</Heading>
    </Portal>
  )
}

/** The same for whoever stands in the bar: a title that is known before its page is. */
export function Heading({ children }: { readonly children: string }) {
  useEffect(() => {
    document.title = tabTitle(children)
  }, [children])
  return (
    <Title order={1} size="h4" lineClamp={1}>
      <bdi>{children}</bdi>
    </Title>
  )
}

export function tabTitle(page: string): string {
  return `${page} · Sundial`
}
