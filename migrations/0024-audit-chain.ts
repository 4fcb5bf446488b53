import { sql, type Kysely } from 'kysely'

/** Each line of the audit carries the digest of the one before it, so that a change of what is written shows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table audit add column position bigint, add column hash bytea;
    create unique index audit_position on audit (position) where position is not null;

    create function audit_link() returns trigger language plpgsql as $$
    declare
      last record;
    begin
      -- One writer at a time: two lines must not follow the same one.
      perform pg_advisory_xact_lock(hashtextextended('sundial audit', 0));
      select position, hash into last from audit where position is not null order by position desc limit 1;
      new.at := date_trunc('milliseconds', new.at);
      new.position := coalesce(last.position, 0) + 1;
      new.hash := sha256(coalesce(last.hash, '') || convert_to(jsonb_build_array(new.position, new.brand_id, new.id,
        new.person_id, new.action, new.subject, new.before, new.after,
        (extract(epoch from new.at) * 1000)::bigint)::text, 'utf8'));
      return new;
    end $$;
    create trigger audit_link before insert on audit for each row execute function audit_link();

    create function audit_stays() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit is append-only' using hint = 'a correction is a new line';
    end $$;
    create trigger audit_stays before update or delete on audit for each row execute function audit_stays();
    create trigger audit_stays_whole before truncate on audit for each statement execute function audit_stays();
  `.execute(db)
}
