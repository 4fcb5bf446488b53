import pg from 'pg'

pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** A pool whose idle clients' errors are reported rather than thrown: a restarted server must not end the process. */
export function openPool(
  url: string,
  options: { readonly max?: number; readonly onError: (error: Error) => void },
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: 'sundial',
    // Our statements are short; compiling one costs more than running it.
    options: '-c jit=off',
  })
  pool.on('error', options.onError)
  pool.on('connect', (client) => client.on('error', options.onError))
  return pool
}
