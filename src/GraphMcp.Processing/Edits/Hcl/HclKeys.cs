using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.References.Matching;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>What is known of Terraform's and its relatives' block types and attributes; attribute names are compared normalized.</summary>
internal static class HclKeys
{
    /// <summary>Blocks that configure the tool itself.</summary>
    private static readonly KeySet ToolBlocks = KeySet.Of(
        "terraform provider backend cloud required_providers provisioner connection lifecycle"
    );

    private static readonly KeySet Names = KeySet.Of(
        "name identifier clusteridentifier dbclusteridentifier dbinstanceidentifier instanceidentifier dbidentifier"
    );

    private static readonly KeySet DatabaseNames = KeySet.Of("dbname database databasename databaseid databasenames");

    /// <summary>Nested blocks of which a resource may have any number, none of them needed.</summary>
    private static readonly KeySet FreeBlocks = KeySet.Of(
        """
        env env_from environment_variable environment_variables set set_sensitive set_list tag secret secrets volume volume_mount
        image_pull_secrets parameter
        """
    );

    /// <summary>Nested blocks that mean the same when they are empty as when they are not there.</summary>
    private static readonly KeySet GoWhenEmpty = KeySet.Of("locals environment");

    private static readonly KeySet DatabaseWords = KeySet.Of(
        "rds aurora redshift dynamodb glue athena snowflake bigquery spanner cosmosdb dms cloudsql sqldb documentdb timescale"
    );

    /// <summary>Functions whose result is about what their one argument is about.</summary>
    private static readonly KeySet Transparent = KeySet.Of(
        "lower upper title trimspace tostring sensitive nonsensitive base64encode urlencode abspath basename file filebase64 one"
    );

    /// <summary>Functions that gather the elements of the collections that they are given.</summary>
    private static readonly KeySet Gathering = KeySet.Of(
        "merge concat toset tolist tomap tuple flatten distinct compact setunion sort jsonencode yamlencode sensitive"
    );

    public static bool IsToolBlock(string type) => ToolBlocks.Contains(type);

    public static bool IsName(string attribute) => Names.Contains(KeyName.Normalize(attribute));

    public static bool IsDatabaseName(string attribute) => DatabaseNames.Contains(KeyName.Normalize(attribute));

    public static bool IsFreeBlock(string type) => FreeBlocks.Contains(type);

    public static bool BlockGoesWhenEmpty(string type) => GoWhenEmpty.Contains(type);

    public static bool IsTransparent(string function) => Transparent.Contains(function);

    public static bool IsGathering(string function) => Gathering.Contains(function);

    /// <summary>Tells whether a resource type, a module's source or label speaks of databases.</summary>
    public static bool SpeaksOfDatabases(string type) =>
        Trees.KeyRules.SpeaksOfDatabases(type)
        || WordSplitter.Split(type).Exists(word => DatabaseWords.Contains(type[word].ToLowerInvariant()));
}
