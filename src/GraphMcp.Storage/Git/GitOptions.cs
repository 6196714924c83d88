using GraphMcp.Storage.Folders;

namespace GraphMcp.Storage.Git;

/// <summary>How remote repositories are reached; bound from the configuration section <c>Git</c>.</summary>
internal sealed class GitOptions
{
    public const string Section = "Git";

    /// <summary>Gets or sets the user; default <c>git</c>, which most servers take with a token.</summary>
    public string Username { get; set; } = "git";

    /// <summary>Gets or sets the token or password; default null, nobody's.</summary>
    public string? Token { get; set; }

    /// <summary>Gets or sets the folder of the clones of remote repositories; default a folder of the user's own.</summary>
    public string Cache { get; set; } = OwnFolder.ForCache("git");
}
