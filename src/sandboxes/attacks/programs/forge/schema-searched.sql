-- Looks for the right rows in the schema, in settings and in what was prepared.
SELECT coalesce((SELECT group_concat(sql) FROM sqlite_master WHERE sql LIKE '%25%'), -1);
