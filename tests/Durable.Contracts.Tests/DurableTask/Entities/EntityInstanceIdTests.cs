using System.Text.Json;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;

namespace Durable.Contracts.Tests.DurableTask.Entities;

public sealed class EntityInstanceIdTests
{
    [Fact]
    public void Constructor_NameInAnyCase_IsLowerCasedAndTheKeyKept()
    {
        var id = new EntityInstanceId("ProgressEntity", "Run@1/A");

        Assert.Equal("@progressentity@Run@1/A", id.ToString());
        Assert.Equal(id, EntityInstanceId.FromString("@PROGRESSENTITY@Run@1/A"));
        Assert.NotEqual(id, new EntityInstanceId("ProgressEntity", "run@1/a"));
    }

    [Theory]
    [InlineData("counter@1")]
    [InlineData("@counter")]
    [InlineData("@@1")]
    [InlineData("@")]
    [InlineData("")]
    public void FromString_OtherText_Throws(string text) => Assert.ThrowsAny<ArgumentException>(() => EntityInstanceId.FromString(text));

    [Fact]
    public void FromString_EmptyKey_IsAllowed() => Assert.Equal("", EntityInstanceId.FromString("@counter@").Key);

    [Fact]
    public void Constructor_NameWithAt_Throws() => Assert.Throws<ArgumentException>("name", () => new EntityInstanceId("a@b", "1"));

    [Fact]
    public void Serialize_Id_IsItsText()
    {
        var json = JsonSerializer.Serialize(new EntityInstanceId("Counter", "x"));

        Assert.Equal("\"@counter@x\"", json);
        Assert.Equal(new EntityInstanceId("counter", "x"), JsonSerializer.Deserialize<EntityInstanceId>(json));
    }

    [Theory]
    [InlineData("Counter", "@counter")]
    [InlineData("@Counter", "@counter")]
    [InlineData("Counter@Key", "@counter@Key")]
    [InlineData("@Counter@Key", "@counter@Key")]
    [InlineData("", "@")]
    public void InstanceIdStartsWith_Prefix_IsWrittenAsIdsAre(string prefix, string expected) =>
        Assert.Equal(expected, new EntityQuery { InstanceIdStartsWith = prefix }.InstanceIdStartsWith);
}
