using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Durable.Embedded.Serialization;

/// <summary>A JSON writer over a growing buffer.</summary>
internal sealed class JsonBuffer : IDisposable
{
    // What is written is read by this engine only: quotes and non-ASCII text may stand as they are.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _buffer;

    public JsonBuffer(int capacity = 256)
    {
        _buffer = new ArrayBufferWriter<byte>(capacity);
        Writer = new Utf8JsonWriter(_buffer, Options);
    }

    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written so far; the buffer is not reused, so it may be kept.</summary>
    public ReadOnlyMemory<byte> Memory
    {
        get
        {
            Writer.Flush();
            return _buffer.WrittenMemory;
        }
    }

    public ReadOnlySpan<byte> Bytes => Memory.Span;

    public void Dispose() => Writer.Dispose();
}
