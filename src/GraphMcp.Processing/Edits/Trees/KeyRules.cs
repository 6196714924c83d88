using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.References.Matching;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>What is known of keys that configuration and infrastructure files share; keys are compared normalized.</summary>
internal static class KeyRules
{
    /// <summary>Entries that what encloses them needs, in any kind of file.</summary>
    private static readonly KeySet Required = KeySet.Of(
        """
        apiversion kind metadata spec image uses runson on extends ref roleref effect principal action resource container
        workingdirectory workdir
        """
    );

    /// <summary>Entries that decide when the rest applies.</summary>
    private static readonly KeySet Conditions = KeySet.Of(
        "if when unless condition conditions rules only except expression expr filter match where assert until failedwhen changedwhen"
    );

    /// <summary>Entries whose value, or whose items in their order, are a command.</summary>
    private static readonly KeySet Commands = KeySet.Of(
        "command commands args arguments cmd cmds entrypoint run exec test shell options flags script beforescript afterscript"
    );

    /// <summary>Lists of which each item is a command of its own.</summary>
    private static readonly KeySet Scripts = KeySet.Of("script beforescript afterscript");

    /// <summary>Lists whose items are steps or containers: their entries only make sense together.</summary>
    private static readonly KeySet Steps = KeySet.Of(
        "steps tasks pretasks posttasks handlers block rescue always containers initcontainers containerdefinitions"
    );

    private static readonly KeySet Selectors = KeySet.Of(
        "selector matchlabels podselector namespaceselector nodeselector affinity nodeaffinity matchexpressions"
    );

    /// <summary>Lists of named things: whatever names the database in an item, the item is about it.</summary>
    private static readonly KeySet NamedLists = KeySet.Of(
        """
        env environment envfrom environmentvariables secrets variables parameters tags imagepullsecrets set
        volumes volumemounts datasources
        """
    );

    /// <summary>Entries of an item that say what the item is.</summary>
    private static readonly KeySet Identities = KeySet.Of(
        """
        name id key title alias service app job project alert record jobname servicename projectname schemaname tablename topicname queuename
        bucketname instancename clustername releasename
        """
    );

    /// <summary>Entries of an item that say which database it is about.</summary>
    private static readonly KeySet DatabaseIdentities = KeySet.Of(
        "database db dbname databasename datname dbidentifier dbinstanceidentifier identifier"
    );

    /// <summary>Mappings whose entries stand for themselves, in any kind of file.</summary>
    private static readonly KeySet FreeMaps = KeySet.Of(
        """
        env environment environmentvariables variables vars data stringdata binarydata labels annotations tags parameters secrets configs
        dependson links volumes networks values valuesobject dependencies devdependencies
        """
    );

    /// <summary>Entries that may go in any kind of file.</summary>
    private static readonly KeySet FreeEntries = KeySet.Of("dependson needs envfile containername hostname links description");

    /// <summary>Collections that mean the same when they are not there at all as when they are empty.</summary>
    private static readonly KeySet GoWhenEmpty = KeySet.Of(
        """
        env environment envfrom envfile variables vars volumes volumemounts networks dependson links externallinks needs dependencies secrets configs
        labels annotations tags data stringdata binarydata initcontainers imagepullsecrets beforescript afterscript extrahosts keywords
        """
    );

    /// <summary>Collections that mean something else, or are an error, when they are empty.</summary>
    private static readonly KeySet NeverEmpty = KeySet.Of(
        """
        containers containerdefinitions services steps jobs script matrix paths branches rules spec template metadata selector subjects hosts
        resourcenames ingress egress from to ports on stages command args entrypoint cmd test principals include only changes resource action
        """
    );

    private static readonly KeySet Intrinsics = KeySet.Of(
        """
        fngetatt fnsub fnjoin fnselect fnif fnequals fnfindinmap fnimportvalue fnsplit fnbase64 fncidr fntransform fnand fnor fnnot
        """
    );

    private static readonly KeySet DatabaseWords = KeySet.Of(
        """
        db dbs database databases datasource datasources postgres postgresql pg mysql mariadb mssql sqlserver sql mongo mongodb oracle
        connection connections schema schemas catalog catalogs
        """
    );

    public static bool IsRequired(string key) => Required.Contains(key) || IsIntrinsic(key);

    public static bool IsCondition(string key) => Conditions.Contains(key);

    public static bool IsCommand(string key) => Commands.Contains(key);

    public static bool IsScript(string key) => Scripts.Contains(key);

    public static bool IsSteps(string key) => Steps.Contains(key);

    public static bool IsSelector(string key) => Selectors.Contains(key);

    public static bool IsNamedList(string key) => NamedLists.Contains(key);

    public static bool IsIdentity(string key) => Identities.Contains(key);

    public static bool IsDatabaseIdentity(string key) => DatabaseIdentities.Contains(key);

    public static bool IsFreeMap(string key) => FreeMaps.Contains(key);

    public static bool IsFreeEntry(string key) => FreeEntries.Contains(key);

    public static bool GoesWhenEmpty(string key) => GoWhenEmpty.Contains(key);

    /// <summary>An empty list of what is allowed often means that everything is.</summary>
    public static bool IsNeverEmpty(string key) =>
        NeverEmpty.Contains(key)
        || IsIntrinsic(key)
        || key.StartsWith("allow", StringComparison.Ordinal)
        || key.StartsWith("permit", StringComparison.Ordinal)
        || key.StartsWith("whitelist", StringComparison.Ordinal);

    /// <summary>CloudFormation's functions (<c>Fn::GetAtt</c>): their arguments are told apart by position.</summary>
    public static bool IsIntrinsic(string key) => Intrinsics.Contains(key);

    /// <summary>Tells whether one of the words of a key, as it stands, speaks of databases.</summary>
    public static bool SpeaksOfDatabases(string key) =>
        WordSplitter.Split(key).Exists(word => DatabaseWords.Contains(key[word].ToLowerInvariant()));
}
