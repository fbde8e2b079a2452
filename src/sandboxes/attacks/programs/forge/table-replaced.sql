-- Replaces the table by rows of its own, in front of the one that is asked for.
CREATE TEMP TABLE input AS SELECT 9 AS x UNION SELECT -5;
SELECT x FROM input;
