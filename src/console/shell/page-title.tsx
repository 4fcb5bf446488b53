import { Portal, Title } from '@mantine/core'
import { useEffect } from 'react'

export const titleSlot = 'page-title'

/** The page's one h1, shown in the bar at the top, and the name of the browser's tab. */
export function PageTitle({ children }: { readonly children: string }) {
  useEffect(() => {
    document.title = `${children} · Sundial`
  }, [children])
  return (
    <Portal target={`#${titleSlot}`} reuseTargetNode={false}>
      <Title order={1} size="h4" lineClamp={1}>
        <bdi>{children}</bdi>
      </Title>
    </Portal>
  )
}
