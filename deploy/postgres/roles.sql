-- Two roles: one owns the tables and brings them up to date, the other is what the server works with.
-- The second may add entries to the audit log and read them, nothing else. Run once, as a superuser, in the
-- database of the product, before its first start:
--
--   psql -d daozhen -v database=daozhen -f roles.sql
--   \password daozhen_owner
--   \password daozhen_app
--
-- then set DATABASE_OWNER_URL to the owner's address and DATABASE_URL to the application's.
\set ON_ERROR_STOP on

do $$ begin
  if not exists (select from pg_roles where rolname = 'daozhen_owner') then
    create role daozhen_owner login;
  end if;
  if not exists (select from pg_roles where rolname = 'daozhen_app') then
    create role daozhen_app login;
  end if;
end $$;

revoke all on database :"database" from public;
grant connect on database :"database" to daozhen_app;
grant connect, create on database :"database" to daozhen_owner;
revoke create on schema public from public;
grant usage on schema public to daozhen_app;
grant usage, create on schema public to daozhen_owner;

alter default privileges for role daozhen_owner in schema public
  grant select, insert, update, delete on tables to daozhen_app;
alter default privileges for role daozhen_owner in schema public
  grant usage, select on sequences to daozhen_app;
alter default privileges for role daozhen_owner in schema public
  grant execute on functions to daozhen_app;
