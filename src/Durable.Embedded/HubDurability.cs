namespace Durable.Embedded;

/// <summary>What an acknowledged write survives.</summary>
public enum HubDurability
{
    /// <summary>A power failure: the file is synced before a write is acknowledged. The default.</summary>
    Full,

    /// <summary>A killed process; a power failure may lose the last acknowledged writes, and never damages the hub.</summary>
    Normal,
}
