import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Reply } from '../../http/api-types.ts'
import { isProblem } from '../api/problem.ts'
import { request } from '../api/request.ts'

const retryMillis = 2_000

interface Attempt {
  readonly key: string
  readonly text: string
}

/** Sends an answer, and keeps trying under the same key while the line is down: the customer gets it once. */
export function useSend(conversationId: string, onSent: () => void) {
  const queryClient = useQueryClient()
  const aborter = useRef<AbortController | null>(null)
  const { mutate, isPending, failureCount, error, reset } = useMutation({
    mutationFn: ({ key, text }: Attempt) =>
      request<Reply>(`/conversations/${conversationId}/replies`, {
        method: 'POST',
        body: { text },
        headers: { 'idempotency-key': key },
        ...(aborter.current ? { signal: aborter.current.signal } : {}),
      }),
    retry: (_, problem) => isProblem(problem, 'offline') && aborter.current?.signal.aborted === false,
    retryDelay: retryMillis,
    onSuccess: async () => {
      onSent()
      await queryClient.invalidateQueries({ queryKey: ['conversation', conversationId] })
    },
  })
  return {
    send: (attempt: Attempt) => {
      aborter.current = new AbortController()
      mutate(attempt)
    },
    stop: () => {
      aborter.current?.abort()
      reset()
    },
    sending: isPending,
    /** Being tried again because nobody answered. */
    waitingForLine: isPending && failureCount > 0,
    error: isPending ? null : error,
  }
}
