using System.Text.Json.Serialization;
using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask.Client.Entities;

/// <summary>What is known of an entity at a moment, with its state still to be read.</summary>
[JsonConverter(typeof(EntityMetadataConverter))]
public sealed class EntityMetadata : EntityMetadata<SerializedData>
{
    /// <summary>Describes an entity.</summary>
    public EntityMetadata(EntityInstanceId id, SerializedData? state = null)
        : base(id, state) { }
}
