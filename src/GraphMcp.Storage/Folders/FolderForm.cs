namespace GraphMcp.Storage.Folders;

/// <summary>What the URI of a folder looks like.</summary>
internal static class FolderForm
{
    /// <summary>For errors that list what is understood.</summary>
    public const string Text = "an absolute folder or file:///FOLDER";
}
