-- Whether something has one of these addresses.
select 1 from version where list_contains($addresses, uri) or list_contains($addresses, url)
union
select 1 from input where list_contains($addresses, uri)
