select 1 from statements_about($who) limit 1
