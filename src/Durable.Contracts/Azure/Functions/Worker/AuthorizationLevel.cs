namespace Microsoft.Azure.Functions.Worker;

/// <summary>Who may call an HTTP function.</summary>
public enum AuthorizationLevel
{
    /// <summary>Everybody.</summary>
    Anonymous = 0,

    /// <summary>Whoever has signed in.</summary>
    User = 1,

    /// <summary>Whoever has the function's key.</summary>
    Function = 2,

    /// <summary>Whoever has the system key.</summary>
    System = 3,

    /// <summary>Whoever has the master key.</summary>
    Admin = 4,
}
