namespace GraphMcp.Workflows.Sources;

/// <summary>Says which places this host may use, for sources that name others: a list must be no way around.</summary>
public interface IAllowedPlaces
{
    /// <summary>Returns whether a place may be used.</summary>
    /// <param name="uri">The URI of a folder, a container or a file.</param>
    bool Allows(string uri);
}
