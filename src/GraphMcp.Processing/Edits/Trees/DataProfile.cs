namespace GraphMcp.Processing.Edits.Trees;

/// <summary>What a document is, as far as it decides which entries may go.</summary>
internal enum DataProfile
{
    /// <summary>Settings: every entry stands for itself.</summary>
    Settings,

    /// <summary>A Kubernetes resource.</summary>
    Kubernetes,

    /// <summary>A document with a schema of its own in which most entries are needed: Compose, CI workflows, CloudFormation, ECS.</summary>
    Schema,

    /// <summary>A Node package's manifest.</summary>
    Package,
}
