using System.Collections.Frozen;

namespace GraphMcp.Processing.References.Matching;

/// <summary>The words that are known to stand before or after a database's name in an identifier.</summary>
internal static class AffixWords
{
    /// <summary>Words that make an identifier a database's, even if the name is an ordinary word.</summary>
    public static readonly FrozenSet<string> Database = Words(
        "db dbs database databases dbname dbconn dsn jdbc odbc datasource conn conns connection connections connectionstring catalog",
        "pg postgres postgresql psql mysql mariadb mssql sqlserver oracle rds aurora redshift mongo mongodb dbcontext dburl dbhost dbuser"
    );

    /// <summary>Words for a part of a connection.</summary>
    public static readonly FrozenSet<string> Connection = Words(
        "url urls uri uris host hosts hostname port ports user users username usr owner login password passwords passwd pass pwd",
        "secret secrets token credential credentials creds cred auth server endpoint endpoints address addr sslmode schema schemas string strings"
    );

    /// <summary>Other words that leave no doubt that the identifier still means the database.</summary>
    public static readonly FrozenSet<string> Accessory = Words(
        // what a database has or is reached by
        "str name names key keys cert certs certificate ca ssl tls role roles admin root reader writer config configs configuration cfg conf",
        "settings setting options option opts params param parameters parameter properties props var vars variable variables env envs",
        "client clients engine driver session sessions context source target repository repositories repo repos store dao service services svc",
        "instance instances cluster clusters node nodes replica replicas primary secondary main master standby read readonly ro rw write",
        "pool pools poolsize size max min timeout retries proxy pgbouncer bouncer",
        // what is done with it
        "migration migrations migrate migrator backup backups restore dump dumps snapshot snapshots export import loader load sync job jobs",
        "cron cronjob task tasks worker workers pipeline script scripts init setup bootstrap create drop delete remove destroy retire retired",
        "decommission decommissioned cleanup seed seeds fixture fixtures use using has is check wait health healthcheck status state ping probe",
        "connect connector connected disconnect open close get set fetch make build new with for from to on in at by of the run start stop",
        "execute exec access grant grants handler manager factory provider builder adapter gateway exporter monitor monitoring alert alerts",
        "alarm alarms dashboard metrics metric logger query queries sql helper wrapper mock fake stub spec",
        // where it is deployed
        "data volume volumes pvc pv claim storage disk bucket namespace ns deployment deploy statefulset sts configmap cm ingress headless",
        "sg security group groups subnet subnets network vpc policy policies iam arn id ids identifier region zone container compose docker",
        "image k8s kube helm terraform tf aws azure gcp module resource output input chart release values template",
        "enabled enable disabled disable version path paths dir directory folder file files prefix suffix label labels tag tags",
        // how a sentence goes on
        "based related specific only owned backed hosted legacy"
    );

    /// <summary>Environments: the database of one environment is still the database.</summary>
    public static readonly FrozenSet<string> Environment = Words(
        "dev develop development stg stage staging prod production prd nonprod preprod qa uat sit test tests testing tst ci local localhost",
        "sandbox demo live int integration environment workspace stack project"
    );

    /// <summary>Words that, right behind the name, make it another database.</summary>
    public static readonly FrozenSet<string> OtherDatabase = Words(
        "old new copy clone archive archived next mirror shadow dw dwh warehouse mart analytics reporting history hist tmp temp alt other",
        "second third two three bis legacy v"
    );

    public static bool IsKnown(string word) =>
        Database.Contains(word) || Connection.Contains(word) || Accessory.Contains(word) || Environment.Contains(word);

    private static FrozenSet<string> Words(params string[] lines) =>
        lines.SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
