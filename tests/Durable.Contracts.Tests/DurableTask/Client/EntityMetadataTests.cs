using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;

namespace Durable.Contracts.Tests.DurableTask.Client;

public sealed class EntityMetadataTests
{
    private static readonly EntityInstanceId Id = new("Counter", "1");

    [Fact]
    public void State_NotFetched_Throws()
    {
        var metadata = new EntityMetadata<int?>(Id);

        Assert.False(metadata.IncludesState);
        Assert.Throws<InvalidOperationException>(() => metadata.State);
    }

    [Fact]
    public void Constructor_DefaultId_Throws() => Assert.Throws<ArgumentException>("id", () => new EntityMetadata(default));

    [Fact]
    public void Serialize_WithAndWithoutState_WritesWhatIsThere()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);

        Assert.Equal(
            """{"id":"@counter@1","lastModifiedTime":"0001-01-01T00:00:00+00:00"}""",
            JsonSerializer.Serialize(new EntityMetadata(Id), options)
        );
        Assert.Equal(
            """{"id":"@counter@1","lastModifiedTime":"0001-01-01T00:00:00+00:00","backlogQueueSize":2,"lockedBy":"a","state":"[1]"}""",
            JsonSerializer.Serialize(new EntityMetadata(Id, new SerializedData("[1]")) { BacklogQueueSize = 2, LockedBy = "a" }, options)
        );
        Assert.Equal(
            """{"id":"@counter@1","lastModifiedTime":"0001-01-01T00:00:00+00:00","state":[1]}""",
            JsonSerializer.Serialize(new EntityMetadata<int[]>(Id, [1]), options)
        );
    }
}
