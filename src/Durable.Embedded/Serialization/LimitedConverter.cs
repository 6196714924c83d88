using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Microsoft.DurableTask;

namespace Durable.Embedded.Serialization;

/// <summary>The hub's converter, which refuses what is too long to keep.</summary>
internal sealed class LimitedConverter(DataConverter inner, int maxBytes) : DataConverter
{
    [return: NotNullIfNotNull(nameof(value))]
    public override string? Serialize(object? value)
    {
        var text = inner.Serialize(value);
        // Most are so short that nothing needs counting.
        if (text is not null && text.Length > maxBytes / 3 && Encoding.UTF8.GetByteCount(text) is var bytes && bytes > maxBytes)
        {
            throw new HubLimitException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A payload of type '{value!.GetType()}' has {bytes:N0} bytes, but the hub takes at most {maxBytes:N0} ({nameof(HubLimits.MaxPayloadBytes)}). Keep it elsewhere, and pass where it is."
                )
            );
        }

        return text!;
    }

    public override object? Deserialize(string? data, Type targetType) => inner.Deserialize(data, targetType);
}
