import { Button, Center, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../api/request.ts'
import { Loaded } from '../layout/loaded.tsx'
import { ScrollTable } from '../layout/scroll-table.tsx'
import { Section } from '../layout/section.tsx'

interface Props<Item> {
  /** With its query, but for the cursor. */
  readonly path: string
  readonly head: readonly string[]
  readonly row: (item: Item) => ReactNode
}

/** A list of the API, page after page. */
export function PagedTable<Item>({ path, head, row }: Props<Item>) {
  const { t } = useTranslation()
  const query = useInfiniteQuery({
    queryKey: [path],
    queryFn: ({ pageParam, signal }) =>
      request<{ readonly items: readonly Item[]; readonly next: string | null }>(
        `${path}&limit=50${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  return (
    <Section flush>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return (
              <Text c="dimmed" p="lg">
                {t('figure.nothing')}
              </Text>
            )
          return (
            <>
              <ScrollTable label={head.join(', ')} head={head} width={560}>
                {items.map(row)}
              </ScrollTable>
              {query.hasNextPage && (
                <Center p="md">
                  <Button
                    variant="default"
                    loading={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    {t('figure.more')}
                  </Button>
                </Center>
              )}
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}
