using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Tests.References;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("postgres_air")]
    [InlineData("x postgres_air y")]
    [InlineData("\"postgres_air\".\"flight\"")]
    [InlineData("[postgres_air].[dbo].[flight]")]
    [InlineData("`postgres_air`")]
    [InlineData("postgres_air.flight")]
    [InlineData("db/postgres_air/schema.sql")]
    [InlineData("postgres_air.sql")]
    [InlineData("postgres://h:5432/postgres_air?sslmode=require")]
    [InlineData("dbname=postgres_air;")]
    [InlineData("pg_dump -dpostgres_air")]
    [InlineData("'%postgres_air%'")]
    [InlineData("${DB:-postgres_air}")]
    [InlineData("a\\npostgres_air")]
    [InlineData("\\u0022postgres_air\\u0022")]
    [InlineData("redirect=%2Fpostgres_air%2F")]
    [InlineData("ü postgres_air ü")]
    [InlineData("😀postgres_air😀")]
    [InlineData("x->postgres_air->y")]
    public void Scan_TheNameAsGiven_IsExact(string text)
    {
        Assert.Equal(ReferenceTier.Exact, Scan.Tier(text));
    }

    [Theory]
    [InlineData("POSTGRES_AIR")]
    [InlineData("Postgres_Air")]
    [InlineData("postgres-air")]
    [InlineData("POSTGRES-AIR")]
    [InlineData("PostgresAir")]
    [InlineData("postgresAir")]
    [InlineData("postgres\\_air")]
    [InlineData("postgres-air.internal.example")]
    [InlineData("POSTGRES_AIR_URL")]
    [InlineData("postgres_air_password")]
    [InlineData("postgresAirConnection")]
    [InlineData("PostgresAirDb")]
    [InlineData("PostgresAirDbContext")]
    [InlineData("postgres-air-secret")]
    [InlineData("stg-postgres-air")]
    [InlineData("prod_postgres_air")]
    [InlineData("postgres_air_test")]
    [InlineData("postgres-air-dev")]
    [InlineData("TF_VAR_postgres_air_password")]
    [InlineData("ConnectionStrings__PostgresAir")]
    [InlineData("getPostgresAirConnection")]
    [InlineData("connect_to_postgres_air")]
    [InlineData("NewPostgresAirRepository")]
    [InlineData("postgres_air_db_url")]
    [InlineData("postgres_air_host_1")]
    [InlineData("POSTGRES_AIR_REPLICA2_HOST")]
    [InlineData("V001__create_postgres_air")]
    [InlineData("postgres_air_${var.environment}")]
    [InlineData("${var.env}-postgres-air")]
    [InlineData("{{ .Release.Name }}-postgres-air")]
    [InlineData("--postgres-air-url=x")]
    [InlineData("_postgresAir")]
    public void Scan_AnotherSpellingOrKnownAffixes_IsVariant(string text)
    {
        Assert.Equal(ReferenceTier.Variant, Scan.Tier(text));
    }

    [Theory]
    [InlineData("my_postgres_air")]
    [InlineData("postgres_air_flights")]
    [InlineData("postgres_air_2026_03_01")]
    [InlineData("postgres-air-20260301")]
    [InlineData("postgres_air_%s")]
    [InlineData("postgres_air_")]
    [InlineData("postgres.air")]
    [InlineData("Postgres Air")]
    [InlineData("postgresair")]
    [InlineData("POSTGRESAIR")]
    [InlineData("hunter9_postgres_air")]
    public void Scan_WhatMayBeSomethingElse_IsPossible(string text)
    {
        Assert.Equal(ReferenceTier.Possible, Scan.Tier(text));
    }

    [Theory]
    [InlineData("postgres_air_2")]
    [InlineData("postgres_air2")]
    [InlineData("my_postgres_air_2")]
    [InlineData("POSTGRES_AIR_2_URL")]
    [InlineData("PostgresAir2")]
    [InlineData("PostgresAir2Connection")]
    [InlineData("postgres-air-2")]
    [InlineData("postgres_air_v2")]
    [InlineData("postgres_air_db_2")]
    [InlineData("postgres_air_test_2")]
    [InlineData("postgres_air_old")]
    [InlineData("postgres_air_archive")]
    [InlineData("xpostgres_air")]
    [InlineData("épostgres_air")]
    [InlineData("postgres_airx")]
    [InlineData("postgres_airé")]
    [InlineData("postgres_airlines")]
    [InlineData("POSTGRES_AIRLINES")]
    [InlineData("mypostgresair")]
    [InlineData("postgres air")]
    [InlineData("postgres__air")]
    [InlineData("postgres/air")]
    [InlineData("postgres")]
    [InlineData("air")]
    [InlineData("postgres_\nair")]
    public void Scan_AnotherDatabaseOrWord_IsNoReference(string text)
    {
        Assert.Null(Scan.Tier(text));
    }

    [Theory]
    [InlineData("PostgresAir", "PostgresAir", ReferenceTier.Exact)]
    [InlineData("PostgresAir", "postgres_air", ReferenceTier.Variant)]
    [InlineData("postgres-air", "postgres-air", ReferenceTier.Exact)]
    [InlineData("air_2", "air_2", ReferenceTier.Exact)]
    [InlineData("air_2", "Air2", ReferenceTier.Variant)]
    [InlineData("air_2", "air2_url", ReferenceTier.Variant)]
    [InlineData("air_2", "air_23", null)]
    [InlineData("air_2", "air_2_3", null)]
    [InlineData("air2", "air2", ReferenceTier.Exact)]
    [InlineData("db1", "DB1_HOST", ReferenceTier.Variant)]
    [InlineData("a_b_c", "aBC", ReferenceTier.Possible)]
    [InlineData("a_b_c", "a-b-c", ReferenceTier.Variant)]
    [InlineData("_orders", "_orders", ReferenceTier.Exact)]
    [InlineData("_orders", "orders", ReferenceTier.Possible)]
    public void Scan_NamesOfOtherShapes_KeepTheRules(string database, string text, ReferenceTier? tier)
    {
        Assert.Equal(tier, Scan.Tier(text, database: database));
    }

    [Theory]
    [InlineData("export POSTGRES_AIR_URL=x", "POSTGRES_AIR_URL")]
    [InlineData("my_postgres_air", "postgres_air")]
    [InlineData("postgres_air_host_1", "postgres_air_host_1")]
    [InlineData("password: hunter_postgres_air_secret", "postgres_air")]
    [InlineData("db_password=postgres_air_secret", "postgres_air")]
    public void Scan_Text_IsTheIdentifierOnlyIfItsAffixesAreKnownAndNoSecret(string text, string expected)
    {
        Assert.Equal(expected, Assert.Single(Scan.Text("x.csv", text)).Text);
    }
}
