/** Nothing yet for pure tests; the database server for the others is started here. */
export default function setup(): void {}
