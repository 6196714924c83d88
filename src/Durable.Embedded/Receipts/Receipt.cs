namespace Durable.Embedded.Receipts;

/// <summary>The record of one thing that a trigger found, for example a blob: by it, a thing is not delivered again after a restart.</summary>
/// <param name="Source">Who takes it from where; any text.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="Version">Changes when it changes (an ETag); a new version is a new thing.</param>
/// <param name="State">What became of it.</param>
/// <param name="Failures">How often its delivery has failed.</param>
/// <param name="At">When it was last delivered.</param>
/// <param name="Reason">Why it failed last; null when it did not.</param>
public sealed record Receipt(
    string Source,
    string Name,
    string Version,
    ReceiptState State,
    int Failures,
    DateTimeOffset At,
    string? Reason = null
);
