import type { ReactNode } from 'react'
import type { FiguresSearch } from '../figures/figures-search.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import classes from './cause-list.module.css'

export interface FigureRow {
  readonly label: ReactNode
  readonly value: string
  /** What the number opens down to. */
  readonly opens?: FiguresSearch
}

/** Labels with numbers; each number leads to what it was counted from. */
export function FigureRows({ rows }: { readonly rows: readonly FigureRow[] }) {
  return (
    <ul className={classes.list}>
      {rows.map(({ label, value, opens }, index) => (
        <li key={index}>
          <span>{label}</span>
          {opens ? (
            <LinkAnchor to="/figures" search={opens} className="figures" fw={600}>
              {value}
            </LinkAnchor>
          ) : (
            <b className="figures">{value}</b>
          )}
        </li>
      ))}
    </ul>
  )
}
