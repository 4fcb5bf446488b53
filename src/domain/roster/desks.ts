/** The desks of rosters, by the rosters' slugs: their layers, as `roster/layer`. */
export function desksIn(
  rosters: Iterable<readonly [string, { readonly layers: readonly { readonly id: string }[] }]>,
): readonly string[] {
  return [...rosters].flatMap(([slug, { layers }]) => layers.map(({ id }) => `${slug}/${id}`))
}
