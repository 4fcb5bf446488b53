/** The sundial: half a sun on the horizon and the shadow that tells the time. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden>
      <rect width="64" height="64" rx="16" fill="#1b2242" />
      <path d="M10 44a22 22 0 0 1 44 0z" fill="#f5b544" />
      <path d="M32 44 43 17" stroke="#1b2242" strokeWidth="5" strokeLinecap="round" />
      <rect x="8" y="46" width="48" height="5" rx="2.5" fill="#fff" />
    </svg>
  )
}
