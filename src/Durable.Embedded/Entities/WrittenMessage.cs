using System.Text;

namespace Durable.Embedded.Entities;

/// <summary>
/// A message to an entity with the text that is stored: written where it is sent, off the writer's thread, and not read again as long as it
/// stays in memory.
/// </summary>
internal readonly record struct WrittenMessage(EntityMessage Message, ReadOnlyMemory<byte> Utf8)
{
    public static WrittenMessage Read(string json) => new(EntityMessage.Parse(json), Encoding.UTF8.GetBytes(json));
}
