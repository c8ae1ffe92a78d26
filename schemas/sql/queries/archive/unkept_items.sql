-- The articles that were made of a page and of what their feed said of it, and whose bytes are to go.
select article, uri from feed_page where taken and media = $media and list_contains($gone, article)
