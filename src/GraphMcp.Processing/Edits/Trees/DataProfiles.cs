namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Recognises profiles by the keys that are kept at a document's root.</summary>
internal sealed class DataProfiles(DataPlan plan)
{
    private readonly Dictionary<DataDocument, DataProfile> _known = [];

    /// <summary>Forgets what the documents were before something in them went.</summary>
    public void Refresh() => _known.Clear();

    public DataProfile Of(DataDocument document)
    {
        if (!_known.TryGetValue(document, out var profile))
        {
            _known[document] = profile = Recognise(document.Root);
        }

        return profile;
    }

    private DataProfile Recognise(DataNode? root) =>
        root is not DataCollection { IsMapping: true } mapping ? DataProfile.Settings
        : Has(mapping, "apiversion") && Has(mapping, "kind") ? DataProfile.Kubernetes
        : Has(mapping, "name") && (Has(mapping, "scripts") || Has(mapping, "dependencies")) ? DataProfile.Package
        : IsSchema(mapping) ? DataProfile.Schema
        : DataProfile.Settings;

    private bool IsSchema(DataCollection root) =>
        Has(root, "jobs")
        || Has(root, "stages")
        || Has(root, "steps")
        || Has(root, "containerdefinitions")
        || Has(root, "awstemplateformatversion")
        || plan.KeptOf(root).Any(IsJob)
        || ValuesOf(root, "services").Any(service => Has(service, "image") || Has(service, "build"))
        || ValuesOf(root, "resources").Any(resource => Has(resource, "type") && Has(resource, "properties"));

    private bool IsJob(DataMember entry) => entry.Value is DataCollection { IsMapping: true } job && Has(job, "script");

    private IEnumerable<DataCollection> ValuesOf(DataCollection root, string key) =>
        Find(root, key)?.Value is DataCollection values ? plan.KeptOf(values).Select(member => member.Value).OfType<DataCollection>() : [];

    private DataMember? Find(DataCollection mapping, string key) => plan.KeptOf(mapping).FirstOrDefault(entry => entry.KeyName == key);

    private bool Has(DataCollection mapping, string key) => mapping.IsMapping && Find(mapping, key) is not null;
}
