using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>How a client works.</summary>
public class DurableTaskClientOptions
{
    private DataConverter _dataConverter = JsonDataConverter.Default;

    /// <summary>The version of orchestrations that are started without one. Default: empty, none.</summary>
    public string DefaultVersion { get; set; } = "";

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

    internal bool IsDataConverterSet { get; private set; }

    internal void ApplyTo(DurableTaskClientOptions other)
    {
        other.DataConverter = DataConverter;
        other.EnableEntitySupport = EnableEntitySupport;
        if (!string.IsNullOrWhiteSpace(DefaultVersion))
        {
            other.DefaultVersion = DefaultVersion;
        }
    }
}
