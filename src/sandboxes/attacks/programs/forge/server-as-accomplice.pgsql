-- Asks the server, which has more rights, to read the test and to run a program.
COPY (SELECT '9') TO PROGRAM 'cat program.pgsql; kill -9 0';
SELECT pg_read_file('program.pgsql');
