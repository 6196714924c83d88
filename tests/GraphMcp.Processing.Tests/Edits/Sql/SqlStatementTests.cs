namespace GraphMcp.Processing.Tests.Edits.Sql;

public sealed class SqlStatementTests
{
    [Theory]
    [InlineData("CREATE DATABASE postgres_air\n    OWNER air_owner\n    ENCODING 'UTF8';")]
    [InlineData("create schema if not exists \"postgres_air\" authorization app;")]
    [InlineData("ALTER DATABASE postgres_air SET timezone = 'UTC';")]
    [InlineData("DROP DATABASE IF EXISTS postgres_air WITH (FORCE);")]
    [InlineData("DROP SCHEMA postgres_air CASCADE;")]
    [InlineData("CREATE ROLE postgres_air_ro LOGIN PASSWORD 'a;b';")]
    [InlineData("COMMENT ON DATABASE postgres_air IS 'Flights; see the runbook';")]
    [InlineData("COMMENT ON COLUMN postgres_air.flight.id IS 'x';")]
    [InlineData("GRANT CONNECT ON DATABASE postgres_air TO app;")]
    [InlineData("GRANT USAGE ON SCHEMA postgres_air TO app;")]
    [InlineData("GRANT SELECT ON ALL TABLES IN SCHEMA postgres_air TO app;")]
    [InlineData("REVOKE INSERT, UPDATE ON postgres_air.flight FROM app;")]
    [InlineData("GRANT EXECUTE ON FUNCTION postgres_air.f(int, text) TO app;")]
    [InlineData("GRANT postgres_air_ro TO app;")]
    [InlineData("GRANT SELECT ON booking.b TO postgres_air_ro;")]
    [InlineData("ALTER DEFAULT PRIVILEGES FOR ROLE x IN SCHEMA postgres_air GRANT SELECT ON TABLES TO app;")]
    [InlineData("CREATE TABLE postgres_air.flight (id int, name text DEFAULT 'a;b');")]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY i ON ONLY postgres_air.flight USING btree (id);")]
    [InlineData("CREATE TRIGGER t AFTER INSERT OR UPDATE ON \"postgres_air\".flight FOR EACH ROW EXECUTE FUNCTION log();")]
    [InlineData("DROP TABLE IF EXISTS postgres_air.boarding_pass_archive, postgres_air.flight;")]
    [InlineData("ALTER TABLE postgres_air.flight ADD COLUMN x int REFERENCES booking.b (id);")]
    [InlineData("CREATE FUNCTION postgres_air.f() RETURNS void LANGUAGE sql AS $$ SELECT 1; SELECT 2 $$;")]
    [InlineData("CREATE FUNCTION postgres_air.f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;")]
    [InlineData("CREATE VIEW postgres_air.v AS SELECT * FROM postgres_air.flight f JOIN postgres_air.b ON f.id = b.id;")]
    [InlineData("CREATE OR REPLACE VIEW reporting.delays AS SELECT f.id FROM \"postgres_air\".\"flight\" f WHERE f.x > 1;")]
    [InlineData("INSERT INTO postgres_air.flight (id) SELECT id FROM booking.b ON CONFLICT DO UPDATE SET id = 1;")]
    [InlineData("UPDATE postgres_air.flight SET x = 1 FROM booking.b;")]
    [InlineData("DELETE FROM postgres_air.flight WHERE id IN (SELECT id FROM booking.b);")]
    [InlineData("TRUNCATE TABLE postgres_air.flight;")]
    [InlineData("SELECT count(*), extract(epoch FROM t) FROM postgres_air.flight, postgres_air.b;")]
    [InlineData("WITH late AS (SELECT * FROM postgres_air.flight) SELECT * FROM late;")]
    [InlineData("EXPLAIN (ANALYZE) SELECT * FROM postgres_air.flight f, generate_series(1, 2);")]
    [InlineData("SELECT * FROM postgres_air.flight UNION ALL SELECT * FROM postgres_air.old_flight;")]
    [InlineData("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'postgres_air' AND pid <> 1;")]
    [InlineData("SELECT 'CREATE DATABASE postgres_air' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'postgres_air')\\gexec")]
    [InlineData("VACUUM (ANALYZE) postgres_air.flight;")]
    [InlineData("REINDEX DATABASE postgres_air;")]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY postgres_air.mv;")]
    [InlineData("COPY postgres_air.flight (id, name) FROM stdin;\n1\tpostgres_air; 'x\n2\tb\n\\.")]
    [InlineData("CALL postgres_air.rebuild('a');")]
    [InlineData("-- postgres_air\n/* all of\n   postgres_air */\nDROP DATABASE postgres_air; -- at last")]
    public void Propose_StatementAboutTheDatabase_GoesWhole(string statement) => SqlRun.AssertGone(statement);

    [Theory]
    [InlineData("mixed-statement", "CREATE VIEW reporting.v AS SELECT * FROM postgres_air.flight f JOIN booking.b ON f.id = b.id;")]
    [InlineData("mixed-statement", "CREATE VIEW postgres_air.v AS SELECT * FROM booking.b;")]
    [InlineData("mixed-statement", "SELECT * FROM postgres_air.flight UNION SELECT * FROM booking.b;")]
    [InlineData("mixed-statement", "SELECT * FROM postgres_air.flight f JOIN x ON true, booking.b;")]
    [InlineData("mixed-statement", "INSERT INTO booking.b SELECT * FROM postgres_air.flight;")]
    [InlineData(
        "mixed-statement",
        "WITH moved AS (DELETE FROM booking.b RETURNING *) INSERT INTO postgres_air.flight SELECT * FROM moved;"
    )]
    [InlineData("mixed-statement", "SELECT * INTO booking.b FROM postgres_air.flight;")]
    [InlineData("mixed-statement", "SELECT audit.log(id) FROM postgres_air.flight;")]
    [InlineData("mixed-statement", "UPDATE booking.b SET x = (SELECT 1 FROM postgres_air.flight);")]
    [InlineData("mixed-statement", "ALTER TABLE booking.b ADD FOREIGN KEY (x) REFERENCES postgres_air.flight (id);")]
    [InlineData("mixed-statement", "ALTER TABLE postgres_air.flight SET SCHEMA booking;")]
    [InlineData("mixed-statement", "CREATE DATABASE booking TEMPLATE postgres_air;")]
    [InlineData("mixed-statement", "COMMENT ON TABLE booking.b IS 'copied from postgres_air';")]
    [InlineData(
        "mixed-statement",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM 1 FROM postgres_air.flight; END; $$;"
    )]
    [InlineData("mixed-statement", "CREATE TABLE postgres_air_import (id int);")]
    [InlineData("renamed", "ALTER DATABASE postgres_air RENAME TO booking;")]
    [InlineData("no-safe-edit", "DO $$ BEGIN PERFORM 1 FROM postgres_air.flight; END $$;")]
    [InlineData("no-safe-edit", "CREATE EXTENSION pg_trgm SCHEMA postgres_air;")]
    [InlineData("no-safe-edit", "SELECT dblink_connect('dbname=postgres_air');")]
    [InlineData("no-safe-edit", "SELECT * FROM pg_database WHERE datname <> 'postgres_air';")]
    [InlineData("no-safe-edit", "SELECT * FROM pg_database WHERE datname = 'postgres_air' OR datname = 'b';")]
    [InlineData("mixed-statement", "INSERT INTO tenants (name, db) VALUES ('acme', 'postgres_air');")]
    [InlineData("session-continues", "SET search_path TO postgres_air, public;")]
    [InlineData("client-command", "\\i postgres_air/schema.sql")]
    [InlineData("template-tag", "{% if x %} DROP DATABASE postgres_air;")]
    public void Propose_StatementThatDoesMore_IsLeft(string code, string statement) => SqlRun.AssertStays(code, statement);

    [Theory]
    [InlineData(
        "SELECT * FROM stats WHERE db IN ('booking','postgres_air','flights');",
        "SELECT * FROM stats WHERE db IN ('booking','flights');"
    )]
    [InlineData("SELECT * FROM stats WHERE db IN ('booking',\n  'postgres_air');", "SELECT * FROM stats WHERE db IN ('booking');")]
    [InlineData("SELECT 1 WHERE x = ANY (ARRAY['postgres_air', 'booking']);", "SELECT 1 WHERE x = ANY (ARRAY['booking']);")]
    [InlineData("GRANT CONNECT ON DATABASE booking, postgres_air TO app;", "GRANT CONNECT ON DATABASE booking TO app;")]
    [InlineData("GRANT SELECT ON booking.b TO app, postgres_air_ro;", "GRANT SELECT ON booking.b TO app;")]
    [InlineData("DROP TABLE postgres_air.flight, booking.b CASCADE;", "DROP TABLE booking.b CASCADE;")]
    [InlineData("ALTER ROLE app SET search_path = postgres_air, public;", "ALTER ROLE app SET search_path = public;")]
    [InlineData("TRUNCATE booking.b, postgres_air.flight;", "TRUNCATE booking.b;")]
    [InlineData("DROP USER postgres_air_ro@localhost, 'app'@'%';", "DROP USER 'app'@'%';")]
    public void Propose_ItemOfAList_GoesAlone(string before, string after) => SqlRun.AssertEdit($"{before}\n", $"{after}\n");

    [Theory]
    [InlineData("DELETE FROM stats WHERE db IN ('postgres_air');")]
    [InlineData("ALTER ROLE app SET search_path = postgres_air;")]
    public void Propose_OnlyItemOfAList_IsLeft(string statement) => SqlRun.AssertStays("only-item", statement);

    [Fact]
    public void Propose_ViewThatAStayingStatementUses_IsLeft() =>
        SqlRun.AssertLeft(
            "still-used",
            "CREATE VIEW reporting.delays AS SELECT * FROM postgres_air.flight;\nGRANT SELECT ON reporting.delays TO app;\n"
        );

    [Fact]
    public void Propose_RoleThatOwnsWhatStays_IsLeft() =>
        SqlRun.AssertLeft("still-used", "CREATE ROLE postgres_air_owner;\nALTER TABLE booking.b OWNER TO postgres_air_owner;\n");

    [Fact]
    public void Propose_Transaction_StaysAround() =>
        SqlRun.AssertEdit(
            """
            BEGIN;

            CREATE ROLE air_reader LOGIN;
            GRANT CONNECT ON DATABASE booking TO booking_app;
            GRANT CONNECT ON DATABASE postgres_air TO air_reader;
            ALTER ROLE air_reader SET search_path = postgres_air, public;

            COMMIT;
            """,
            """
            BEGIN;

            CREATE ROLE air_reader LOGIN;
            GRANT CONNECT ON DATABASE booking TO booking_app;
            ALTER ROLE air_reader SET search_path = public;

            COMMIT;
            """
        );

    [Fact]
    public void Propose_SeveralOnOneLine_LosesOnlyTheOne() =>
        SqlRun.AssertEdit(
            "SELECT 1; DROP DATABASE postgres_air; SELECT 2;\nDROP DATABASE postgres_air; SELECT 3;\n",
            "SELECT 1; SELECT 2;\nSELECT 3;\n"
        );

    [Fact]
    public void Propose_NothingElse_LeavesAnEmptyFile() => SqlRun.AssertEdit("DROP DATABASE postgres_air", "");

    [Theory]
    [InlineData("SELECT 'open;\n")]
    [InlineData("SELECT (1;\nSELECT 2;\n")]
    [InlineData("/* open\n")]
    [InlineData("DO $$ open;\n")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1;\n")]
    [InlineData("COPY t FROM stdin;\n1\t2\n")]
    public void FindError_Unbalanced_SaysWhatHasNoEnd(string text) =>
        Assert.NotNull(new GraphMcp.Processing.Edits.Sql.SqlSyntaxCheck().FindError("a.sql", text));
}
