namespace GraphMcp.Processing.Tests.Edits.Sql;

public sealed class SqlSessionTests
{
    [Fact]
    public void Propose_SessionToTheEndOfTheFile_GoesAsOne() =>
        SqlRun.AssertEdit(
            """
            CREATE DATABASE booking;
            CREATE DATABASE postgres_air;

            -- everything of postgres_air
            \connect postgres_air
            SET client_min_messages = warning;
            BEGIN;
            CREATE TABLE flight (id int);
            COPY flight FROM stdin;
            1
            \.
            COMMIT;
            \echo done
            """,
            "CREATE DATABASE booking;"
        );

    [Fact]
    public void Propose_SessionBetweenTwoOthers_GoesUpToTheNextConnection() =>
        SqlRun.AssertEdit(
            """
            \c booking
            CREATE TABLE b (id int);

            \c postgres_air
            CREATE TABLE flight (id int);
            \c -
            CREATE INDEX ON flight (id);

            -- and now flights
            \c flights
            CREATE TABLE f (id int);
            """,
            """
            \c booking
            CREATE TABLE b (id int);

            -- and now flights
            \c flights
            CREATE TABLE f (id int);
            """
        );

    [Theory]
    [InlineData("\\c postgres_air\nCREATE ROLE app;\nCREATE TABLE t (id int);\n")]
    [InlineData("\\c postgres_air\n\\i schema.sql\n")]
    [InlineData("\\c postgres_air\nGRANT app TO other;\n")]
    [InlineData("\\c postgres_air\nDO $$ BEGIN CREATE ROLE app; END $$;\n")]
    [InlineData("\\c postgres_air admin dbhost\nCREATE TABLE t (id int);\n\\c booking\nCREATE TABLE t (id int);\n")]
    [InlineData("\\c postgres_air\n\\set ON_ERROR_STOP on\n\\c booking\nCREATE TABLE t (id int);\n")]
    [InlineData("BEGIN;\nUPDATE b SET x = 1;\n\\c postgres_air\nCOMMIT;\n")]
    [InlineData("\\if :old\n\\c postgres_air\n\\endif\nCREATE TABLE t (id int);\n")]
    [InlineData("USE `postgres_air`;\nINSERT INTO booking.b VALUES (1);\n")]
    [InlineData("USE `postgres_air`;\nCREATE VIEW booking.v AS SELECT 1;\n")]
    [InlineData("USE `postgres_air`;\nCREATE USER app;\n")]
    [InlineData("USE `postgres_air`;\nSET FOREIGN_KEY_CHECKS = 0;\nCREATE TABLE t (id int);\nUSE booking;\nCREATE TABLE t (id int);\n")]
    [InlineData("USE [postgres_air]\nGO\nCREATE LOGIN app WITH PASSWORD = 'x'\nGO\n")]
    public void Propose_SessionThatReachesOut_IsLeftAsOne(string text) => SqlRun.AssertLeft("session-continues", text);

    [Fact]
    public void Propose_LeftSession_StillLosesStatementsAboutTheDatabase() =>
        SqlRun.AssertEdit(
            "\\c postgres_air\nCREATE ROLE app;\nGRANT CONNECT ON DATABASE postgres_air TO app;\nCREATE TABLE t (id int);\n",
            "\\c postgres_air\nCREATE ROLE app;\nCREATE TABLE t (id int);\n"
        );

    [Fact]
    public void Propose_MySqlDump_LosesTheDatabaseWithItsContent() =>
        SqlRun.AssertEdit(
            """
            # a dump
            CREATE DATABASE `booking`;
            USE `booking`;
            CREATE TABLE `t` (`id` int AUTO_INCREMENT, `s` varchar(9) DEFAULT 'it\'s') ENGINE=InnoDB;

            --
            -- Current Database: postgres_air
            --

            CREATE DATABASE /*!32312 IF NOT EXISTS*/ `postgres_air` /*!40100 DEFAULT CHARACTER SET utf8 */;

            USE `postgres_air`;
            /*!40101 SET NAMES utf8 */;
            DELIMITER //
            CREATE PROCEDURE p()
            BEGIN
              IF 1 THEN SELECT 1; END IF;
              SELECT CASE WHEN 1 THEN 2 END;
            END //
            DELIMITER ;
            LOCK TABLES `t` WRITE;
            INSERT INTO `t` VALUES (1, 'a;b');
            UNLOCK TABLES;
            """,
            """
            # a dump
            CREATE DATABASE `booking`;
            USE `booking`;
            CREATE TABLE `t` (`id` int AUTO_INCREMENT, `s` varchar(9) DEFAULT 'it\'s') ENGINE=InnoDB;

            --
            -- Current Database: postgres_air
            --
            """
        );

    [Fact]
    public void Propose_SqlServerScript_LosesBatchesWithTheirGo() =>
        SqlRun.AssertEdit(
            """
            USE master
            GO
            DROP DATABASE [postgres_air]
            GO
            CREATE DATABASE [booking]
            GO
            USE [postgres_air]
            GO
            CREATE TABLE dbo.t (id int)
            GO
            INSERT INTO dbo.t VALUES (N'a')
            GO
            USE [booking]
            GO
            CREATE TABLE dbo.t (id int)
            GO
            """,
            """
            USE master
            GO
            CREATE DATABASE [booking]
            GO
            USE [booking]
            GO
            CREATE TABLE dbo.t (id int)
            GO
            """
        );

    [Fact]
    public void Propose_SqlServerWithoutSemicolons_IsLeft() =>
        SqlRun.AssertLeft("several-statements", "SET NOCOUNT ON\nGO\nDROP DATABASE postgres_air\nCREATE DATABASE booking\nGO\n");

    [Fact]
    public void Propose_ConditionOfSqlServer_IsLeft() =>
        SqlRun.AssertLeft("several-statements", "IF DB_ID('postgres_air') IS NOT NULL\n  DROP DATABASE postgres_air;\nGO\n");
}
