import type { ReactNode } from 'react'
import type { FiguresSearch } from '../figures/figures-search.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import classes from './cause-list.module.css'

export interface FigureRow {
  readonly label: ReactNode
  /** Several numbers where they form a row of their own. */
  readonly value: string | readonly FigureValue[]
  /** What the number opens down to. */
  readonly opens?: FiguresSearch
}

export interface FigureValue {
  readonly text: string
  /** Of when it speaks, for whoever cannot see the row. */
  readonly name: string
  readonly opens: FiguresSearch
}

/** Labels with numbers; each number leads to what it was counted from. */
export function FigureRows({ rows }: { readonly rows: readonly FigureRow[] }) {
  return (
    <ul className={classes.list}>
      {rows.map(({ label, value, opens }, index) => (
        <li key={index}>
          <span>{label}</span>
          <span className={classes.values}>
            {typeof value === 'string' ? (
              <Value text={value} opens={opens} />
            ) : (
              value.map(({ text, name, opens: one }) => (
                <Value key={name} text={text} name={name} opens={one} />
              ))
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface ValueProps {
  readonly text: string
  readonly name?: string
  readonly opens: FiguresSearch | undefined
}

function Value({ text, name, opens }: ValueProps) {
  if (!opens) return <b className="figures">{text}</b>
  return (
    <LinkAnchor
      to="/figures"
      search={opens}
      className="figures"
      fw={600}
      {...(name !== undefined && { 'aria-label': `${name}: ${text}`, title: name })}
    >
      {text}
    </LinkAnchor>
  )
}
