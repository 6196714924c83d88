namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Recognises profiles by the keys at a document's root.</summary>
internal static class DataProfiles
{
    public static DataProfile Of(DataNode? root) =>
        root is not DataCollection { IsMapping: true } mapping ? DataProfile.Settings
        : Has(mapping, "apiversion") && Has(mapping, "kind") ? DataProfile.Kubernetes
        : Has(mapping, "name") && (Has(mapping, "scripts") || Has(mapping, "dependencies")) ? DataProfile.Package
        : IsSchema(mapping) ? DataProfile.Schema
        : DataProfile.Settings;

    private static bool IsSchema(DataCollection root) =>
        Has(root, "jobs")
        || Has(root, "stages")
        || Has(root, "steps")
        || Has(root, "containerdefinitions")
        || Has(root, "awstemplateformatversion")
        || root.Members.Exists(IsJob)
        || ValuesOf(root, "services").Any(service => Has(service, "image") || Has(service, "build"))
        || ValuesOf(root, "resources").Any(resource => Has(resource, "type") && Has(resource, "properties"));

    private static bool IsJob(DataMember entry) => entry.Value is DataCollection { IsMapping: true } job && Has(job, "script");

    private static IEnumerable<DataCollection> ValuesOf(DataCollection root, string key) =>
        root.Find(key)?.Value is DataCollection values ? values.Members.Select(member => member.Value).OfType<DataCollection>() : [];

    private static bool Has(DataCollection mapping, string key) => mapping.IsMapping && mapping.Find(key) is not null;
}
