-- Inputs whose bytes were not kept name none.
update input set sha256 = null where keep <> 'text' and list_contains($gone, sha256)
