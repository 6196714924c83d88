using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Worker;

/// <summary>How a worker works.</summary>
public class DurableTaskWorkerOptions
{
    private DataConverter _dataConverter = JsonDataConverter.Default;

    /// <summary>What a worker does with orchestrations of other versions than its own.</summary>
    public enum VersionMatchStrategy
    {
        /// <summary>Runs them all.</summary>
        None = 0,

        /// <summary>Runs only those of its version.</summary>
        Strict = 1,

        /// <summary>Runs those of its version and older ones.</summary>
        CurrentOrOlder = 2,
    }

    /// <summary>What becomes of an orchestration that a worker does not run because of its version.</summary>
    public enum VersionFailureStrategy
    {
        /// <summary>It stays as it is.</summary>
        Reject = 0,

        /// <summary>It fails.</summary>
        Fail = 1,
    }

    /// <summary>Turns payloads into text and back. Default: JSON; null gives the default.</summary>
    public DataConverter DataConverter
    {
        get => _dataConverter;
        set
        {
            _dataConverter = value ?? JsonDataConverter.Default;
            IsDataConverterSet = value is not null;
        }
    }

    /// <summary>Whether entities may be used. Default: no.</summary>
    public bool EnableEntitySupport { get; set; }

    /// <summary>The longest timer of a backend; a longer one is made of several. Default: 3 days.</summary>
    public TimeSpan MaximumTimerInterval { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How much runs at the same time.</summary>
    public ConcurrencyOptions Concurrency { get; } = new();

    /// <summary>Which versions are run. Default: null, all.</summary>
    public VersioningOptions? Versioning
    {
        get;
        set
        {
            field = value;
            IsVersioningSet = true;
        }
    }

    /// <summary>Whether <see cref="Versioning"/> was set.</summary>
    public bool IsVersioningSet { get; internal set; }

    internal bool IsDataConverterSet { get; private set; }

    internal void ApplyTo(DurableTaskWorkerOptions other)
    {
        other.DataConverter = DataConverter;
        other.EnableEntitySupport = EnableEntitySupport;
        other.MaximumTimerInterval = MaximumTimerInterval;
        other.Concurrency.MaximumConcurrentActivityWorkItems = Concurrency.MaximumConcurrentActivityWorkItems;
        other.Concurrency.MaximumConcurrentOrchestrationWorkItems = Concurrency.MaximumConcurrentOrchestrationWorkItems;
        other.Concurrency.MaximumConcurrentEntityWorkItems = Concurrency.MaximumConcurrentEntityWorkItems;
        if (IsVersioningSet)
        {
            other.Versioning = Versioning;
        }
    }

    /// <summary>How much runs at the same time.</summary>
    public class ConcurrencyOptions
    {
        /// <summary>Activities. Default: 100 a core.</summary>
        public int MaximumConcurrentActivityWorkItems { get; set; } = 100 * Environment.ProcessorCount;

        /// <summary>Turns of orchestrations. Default: 100 a core.</summary>
        public int MaximumConcurrentOrchestrationWorkItems { get; set; } = 100 * Environment.ProcessorCount;

        /// <summary>Batches of entities. Default: 100 a core.</summary>
        public int MaximumConcurrentEntityWorkItems { get; set; } = 100 * Environment.ProcessorCount;
    }

    /// <summary>Which versions are run, and which are started.</summary>
    public class VersioningOptions
    {
        /// <summary>The worker's version. Default: empty, none.</summary>
        public string Version { get; set; } = "";

        /// <summary>The version of sub-orchestrations that are started without one. Default: empty, none.</summary>
        public string DefaultVersion { get; set; } = "";

        /// <summary>Which orchestrations are run. Default: all.</summary>
        public VersionMatchStrategy MatchStrategy { get; set; } = VersionMatchStrategy.None;

        /// <summary>What becomes of the others. Default: they stay as they are.</summary>
        public VersionFailureStrategy FailureStrategy { get; set; } = VersionFailureStrategy.Reject;
    }
}
