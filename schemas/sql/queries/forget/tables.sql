-- The tables and their columns that name versions, and whether a table keeps the rows that ended.
select c.table_name, c.column_name, c.table_name in (
    select h.table_name
    from duckdb_columns() h
    where h.column_name = 'recorded_to' and h.database_name = current_database()
) as has_history
from duckdb_columns() c
join duckdb_tables() t on t.table_oid = c.table_oid and t.database_name = c.database_name
where c.database_name = current_database() and not t.temporary and list_contains($names, c.column_name)
order by all
