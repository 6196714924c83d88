using System.Collections.Concurrent;
using Durable.Embedded.FunctionsHost.Discovery;
using Durable.Embedded.FunctionsHost.Invocation;
using Durable.Embedded.FunctionsHost.Tasks;
using Durable.Embedded.Receipts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.FunctionsHost.Blobs;

/// <summary>One function that blobs start: each version of each blob is delivered until the function has taken it, or has failed too often.</summary>
/// <remarks>At least once: the receipt is written once the function has ended, so what a process that dies had begun is delivered again.</remarks>
internal sealed partial class BlobListener
{
    /// <summary>As often as the Functions host: https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger#poison-blobs.</summary>
    public const int MostAttempts = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly FunctionInvoker _invoker;
    private readonly FunctionTrigger.Blob _trigger;
    private readonly IBlobStore _store;
    private readonly IServiceProvider _services;
    private readonly FunctionsRuntime _runtime;
    private readonly HubReceipts _receipts;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, Receipt> _taken;

    public BlobListener(
        FunctionDescriptor function,
        IBlobStore store,
        IServiceProvider services,
        FunctionsRuntime runtime,
        HubReceipts receipts,
        TimeProvider clock,
        ILogger logger
    )
    {
        (_invoker, _trigger) = (new FunctionInvoker(function), (FunctionTrigger.Blob)function.Trigger);
        (_store, _services, _runtime, _receipts, _clock, _logger) = (store, services, runtime, receipts, clock, logger);
        _taken = new(receipts.Read(Source).Select(receipt => KeyValuePair.Create(receipt.Name, receipt)), StringComparer.Ordinal);
    }

    /// <summary>Gets which blobs the function takes.</summary>
    public BlobPattern Pattern => _trigger.Pattern;

    private string Source => $"blob:{_invoker.Function.Name}:{_trigger.Connection}/{Pattern.Container}";

    /// <summary>Tells whether a blob is for the function, and has to be delivered now.</summary>
    public bool IsDue(FoundBlob blob) =>
        _taken.TryGetValue(blob.Name, out var receipt)
            ? receipt.Version != blob.Version
                || (receipt.State == ReceiptState.Failing && _clock.GetUtcNow() >= receipt.At + FirstPause * (1 << (receipt.Failures - 1)))
            // Only names that are new are matched: each look sees all that were taken.
            : Pattern.Matches(blob.Name);

    /// <summary>Runs the function for a blob, and keeps what became of it.</summary>
    public async Task DeliverAsync(FoundBlob blob, CancellationToken cancellationToken)
    {
        var failures = _taken.TryGetValue(blob.Name, out var receipt) && receipt.Version == blob.Version ? receipt.Failures : 0;
        try
        {
            // One that failed for the last time may not have been told of yet.
            if (failures < MostAttempts)
            {
                await InvokeAsync(blob, cancellationToken);
                await KeepAsync(blob, ReceiptState.Done, failures, reason: null);
                return;
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested) // the edge: what the function throws becomes a receipt
        {
            LogFailed(_logger, e, _invoker.Function.Name, Pattern.Container, blob.Name, ++failures, MostAttempts);
            await KeepAsync(blob, ReceiptState.Failing, failures, $"{e.GetType().Name}: {e.Message}");
        }

        if (failures >= MostAttempts)
        {
            await _store.TellPoisonAsync(PoisonBlob.Of(_invoker.Function.Name, Pattern.Container, blob), cancellationToken);
            await KeepAsync(blob, ReceiptState.Poison, failures, _taken[blob.Name].Reason);
            LogPoison(_logger, _invoker.Function.Name, Pattern.Container, blob.Name);
        }
    }

    /// <summary>Forgets the blobs that a whole listing did not show: they are gone.</summary>
    public async Task ForgetAsync(IReadOnlySet<string> listed)
    {
        var gone = _taken.Keys.Where(name => !listed.Contains(name)).ToList();
        if (gone.Count > 0)
        {
            await _receipts.RemoveAsync(Source, gone);
            gone.ForEach(name => _taken.TryRemove(name, out _));
        }
    }

    private async Task InvokeAsync(FoundBlob found, CancellationToken cancellationToken)
    {
        await using var scope = _services.CreateAsyncScope();
        var blob = _store.Open(Pattern.Container, found.Name);
        var value = await BlobValue.OfAsync(blob, _invoker.Function.TriggerParameter.ParameterType, cancellationToken);
        await using var stream = value as Stream;
        var data = new Dictionary<string, object?>(Pattern.Match(found.Name)!, StringComparer.OrdinalIgnoreCase)
        {
            ["BlobTrigger"] = $"{Pattern.Container}/{found.Name}",
            ["Uri"] = blob.Uri,
        };
        await _invoker.InvokeAsync(
            new FunctionInvocation(_invoker.Function, scope.ServiceProvider, _runtime.Client, cancellationToken)
            {
                TriggerValue = value,
                TriggerData = data,
            }
        );
    }

    private async Task KeepAsync(FoundBlob blob, ReceiptState state, int failures, string? reason)
    {
        var receipt = new Receipt(Source, blob.Name, blob.Version, state, failures, _clock.GetUtcNow(), reason);
        await _receipts.SaveAsync(receipt);
        _taken[blob.Name] = receipt;
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Function '{Function}' has failed for the blob '{Container}/{Blob}' (attempt {Attempt} of {Most})."
    )]
    private static partial void LogFailed(
        ILogger logger,
        Exception exception,
        string function,
        string container,
        string blob,
        int attempt,
        int most
    );

    [LoggerMessage(
        2,
        LogLevel.Error,
        "The blob '{Container}/{Blob}' is poison for the function '{Function}': it is not tried again until it changes."
    )]
    private static partial void LogPoison(ILogger logger, string function, string container, string blob);
}
