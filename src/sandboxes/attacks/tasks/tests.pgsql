CREATE TABLE input (x int);
INSERT INTO input VALUES (3), (-5);
SELECT * FROM (VALUES (9), (25)) AS gold;
