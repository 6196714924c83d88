namespace GraphMcp.Workflows.Errors;

/// <summary>The stable codes of errors that are told apart by the rules and the advice; processors and sources may have others.</summary>
public static class ErrorCodes
{
    /// <summary>A dependency fails so often that it is left alone for a while.</summary>
    public const string DependencyUnavailable = "dependency-unavailable";

    /// <summary>A source or workspace could not be reached.</summary>
    public const string StorageUnavailable = "storage-unavailable";

    /// <summary>A call over the network failed.</summary>
    public const string NetworkError = "network-error";

    /// <summary>Something took too long.</summary>
    public const string Timeout = "timeout";

    /// <summary>No place in a resource pool became free in time.</summary>
    public const string PoolBusy = "pool-busy";

    /// <summary>A resource pool that has no limit anywhere.</summary>
    public const string UnknownPool = "unknown-pool";

    /// <summary>The root of a source is not there.</summary>
    public const string SourceUnavailable = "source-unavailable";

    /// <summary>The host may not do what it has to.</summary>
    public const string AccessDenied = "access-denied";

    /// <summary>There is no room left.</summary>
    public const string DiskFull = "disk-full";

    /// <summary>This host is not set up for what was asked of it.</summary>
    public const string NotSupported = "not-supported";

    /// <summary>A setting is wrong.</summary>
    public const string InvalidConfiguration = "invalid-configuration";

    /// <summary>A file was gone when its turn came.</summary>
    public const string Missing = "missing";

    /// <summary>A file cannot be read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Content is not what it should be.</summary>
    public const string InvalidData = "invalid-data";

    /// <summary>A processor failed with one file.</summary>
    public const string ProcessorError = "processor-error";

    /// <summary>A file makes whatever touches it fail.</summary>
    public const string Poison = "poison";

    /// <summary>There was not enough memory.</summary>
    public const string OutOfMemory = "out-of-memory";

    /// <summary>An exception that nobody expected.</summary>
    public const string Unexpected = "unexpected-error";

    /// <summary>A failure of which the host kept neither type nor code.</summary>
    public const string Unknown = "unknown-error";
}
