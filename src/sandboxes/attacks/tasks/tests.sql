CREATE TABLE input (x);
INSERT INTO input VALUES (3), (-5);
SELECT column1 FROM (VALUES (9), (25));
