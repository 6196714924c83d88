namespace Durable.Embedded.Receipts;

/// <summary>What became of something that a trigger found.</summary>
public enum ReceiptState
{
    /// <summary>It was delivered and failed; it is delivered again.</summary>
    Failing = 0,

    /// <summary>It was delivered; it is not delivered again.</summary>
    Done = 1,

    /// <summary>It failed too often; it is not delivered again until somebody changes it.</summary>
    Poison = 2,
}
