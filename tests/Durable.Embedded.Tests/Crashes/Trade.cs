namespace Durable.Embedded.Tests.Crashes;

/// <summary>Moves an amount between accounts that are locked meanwhile.</summary>
/// <param name="Accounts">The accounts to lock, in any order, perhaps twice; the first pays the last.</param>
/// <param name="Amount">How much.</param>
/// <param name="Way">How it moves.</param>
/// <param name="End">How the critical section is left.</param>
internal sealed record Trade(IReadOnlyList<int> Accounts, int Amount, TradeWay Way, TradeEnd End);

internal enum TradeWay
{
    /// <summary>Reads both, waits, and writes both: any other that comes in between falsifies the sum.</summary>
    ReadAndWrite,

    /// <summary>The payer signals the payee in one operation: ending at any moment loses nothing.</summary>
    PayerSignals,

    /// <summary>The operation throws after it has done so: nothing moves.</summary>
    PayerFails,

    /// <summary>Nothing moves; the locks are held for a while.</summary>
    Hold,
}

internal enum TradeEnd
{
    Dispose,
    ContinueAsNew,
    Fail,
    Complete,
}
