using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>A payload that is read when it is wanted.</summary>
public sealed class SerializedData
{
    /// <summary>Holds a payload; without a converter it is read as JSON.</summary>
    public SerializedData(string data, DataConverter? converter = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        Value = data;
        Converter = converter ?? JsonDataConverter.Default;
    }

    /// <summary>The payload as text.</summary>
    public string Value { get; }

    /// <summary>Reads the payload.</summary>
    public DataConverter Converter { get; }

    /// <summary>The payload as a value.</summary>
    public T ReadAs<T>() => Converter.Deserialize<T>(Value);
}
