import { useDocumentVisibility, useIntersection } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isProblem } from '../api/problem.ts'
import { request } from '../api/request.ts'

const retryMillis = 2_000

/** Tells once that an offer was really seen: half of its card, on a page in front. Its time counts from then on. */
export function useShown(offerId: string): (element: HTMLElement | null) => void {
  const queryClient = useQueryClient()
  const { ref, entry } = useIntersection<HTMLElement>({ threshold: 0.5 })
  const inFront = useDocumentVisibility() === 'visible'
  const seen = inFront && entry?.isIntersecting === true
  const { mutate, isIdle } = useMutation({
    mutationFn: () => request(`/offers/${offerId}/shown`, { method: 'POST' }),
    retry: (_, problem) => isProblem(problem, 'offline'),
    retryDelay: retryMillis,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['offers'] }),
  })
  useEffect(() => {
    if (seen && isIdle) mutate()
  }, [seen, isIdle, mutate])
  return ref
}
