using static GraphMcp.Processing.Tests.Edits.Yaml.YamlCase;

namespace GraphMcp.Processing.Tests.Edits.Yaml;

public sealed class YamlPipelineTests
{
    [Fact]
    public void Propose_GitHubWorkflow_RemovesEnvironmentAndItems() =>
        AssertEdited(
            """
            name: test
            on:
              push:
                paths: ['db/postgres_air/**', 'src/**']
            env:
              DATABASE_URL: ${{ secrets.POSTGRES_AIR_URL }}
            jobs:
              test:
                strategy:
                  matrix:
                    database: [orders, postgres_air]
                services:
                  postgres:
                    image: postgres:16
                    env:
                      POSTGRES_DB: postgres_air
                      POSTGRES_PASSWORD: x
              test-postgres-air:
                steps: [{run: make}]
              deploy:
                needs: [test, test-postgres-air]
            """,
            """
            name: test
            on:
              push:
                paths: ['src/**']
            jobs:
              test:
                strategy:
                  matrix:
                    database: [orders]
                services:
                  postgres:
                    image: postgres:16
                    env:
                      POSTGRES_PASSWORD: x
              deploy:
                needs: [test]
            """
        );

    [Fact]
    public void Propose_GitHubSteps_RemovesThoseThatOnlyRunACommandForTheDatabase() =>
        AssertEdited(
            """
            jobs:
              test:
                steps:
                  - uses: actions/checkout@v4
                  - name: Load
                    run: ./db/postgres_air/load.sh --fast
                  - run: psql -d postgres_air -c "select 1"
                  - id: query
                    run: psql postgres_air
                  - uses: acme/backup@v1
                    with:
                      database: postgres_air
                  - if: matrix.database == 'postgres_air'
                    run: make
                  - run: make orders && make postgres_air
            """,
            """
            jobs:
              test:
                steps:
                  - uses: actions/checkout@v4
                  - id: query
                    run: psql postgres_air
                  - uses: acme/backup@v1
                    with:
                      database: postgres_air
                  - if: matrix.database == 'postgres_air'
                    run: make
                  - run: make orders && make postgres_air
            """,
            "command-argument",
            "required-entry",
            "condition",
            "command-argument"
        );

    [Fact]
    public void Propose_JobThatAnExpressionNames_IsLeft() =>
        AssertLeft(
            """
            on: push
            jobs:
              load-postgres-air:
                runs-on: x
              report:
                runs-on: x
                if: ${{ needs.load-postgres-air.result == 'success' }}
            """,
            "still-referenced",
            "condition"
        );

    [Fact]
    public void Propose_GitLabScript_RemovesCommandsThatAreOnlyAboutTheDatabase() =>
        AssertEdited(
            """
            variables:
              PGDATABASE: postgres_air
            migrate:
              before_script:
                - createdb postgres_air
              script:
                - ./migrate.sh postgres_air
                - pg_dump postgres_air > dump.sql
                - echo done
            """,
            """
            migrate:
              script:
                - pg_dump postgres_air > dump.sql
                - echo done
            """,
            "command-argument"
        );

    [Fact]
    public void Propose_OnlyScriptLine_IsLeft() =>
        AssertLeft(
            """
            migrate:
              script:
                - psql postgres_air
            """,
            "only-item-of-required-list"
        );

    [Fact]
    public void Propose_CloudFormationResourceStillUsed_IsLeft() =>
        AssertLeft(
            """
            Resources:
              PostgresAir:
                Type: AWS::RDS::DBInstance
                Properties: {Engine: postgres}
              Record:
                Type: AWS::Route53::RecordSet
                Properties:
                  ResourceRecords: [!GetAtt PostgresAir.Endpoint.Address]
                  Name: !Sub "${PostgresAir}.internal"
            """,
            "still-referenced",
            "only-item-of-required-list",
            "part-of-a-string"
        );

    [Fact]
    public void Propose_AnsibleTask_RemovesTheTaskAsAWhole() =>
        AssertEdited(
            """
            - name: Create orders
              postgresql_db:
                name: orders
            - name: Create the airline database
              postgresql_db:
                name: postgres_air
              become: true
            """,
            """
            - name: Create orders
              postgresql_db:
                name: orders
            """
        );
}
