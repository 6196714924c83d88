using System.Text;

namespace GraphMcp.EndToEnd.Tests.Processes;

/// <summary>Collects the lines of a stream, and tells who waits for one.</summary>
internal sealed class Transcript
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Part, TaskCompletionSource<string> Found)> _waiting = [];
    private readonly Task _reading;
    private bool _ended;

    public Transcript(StreamReader reader) => _reading = Task.Run(() => ReadAsync(reader));

    /// <summary>Returns all that came, once the stream has ended.</summary>
    public async Task<string> CompleteAsync()
    {
        await _reading;
        return _text.ToString();
    }

    /// <summary>Gets all that came so far.</summary>
    public string Text
    {
        get
        {
            lock (_lock)
            {
                return _text.ToString();
            }
        }
    }

    /// <summary>Returns the first line with a part, also when it came already.</summary>
    public Task<string> WaitForAsync(string part)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            var line = _text.ToString().Split('\n').FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal));
            if (line is not null)
            {
                found.SetResult(line);
            }
            else if (_ended)
            {
                found.SetException(Missing(part));
            }
            else
            {
                _waiting.Add((part, found));
            }
        }

        return found.Task;
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (_lock)
            {
                _text.Append(line).Append('\n');
                _waiting
                    .FindAll(waiting => line.Contains(waiting.Part, StringComparison.Ordinal))
                    .ForEach(waiting => waiting.Found.TrySetResult(line));
            }
        }

        lock (_lock)
        {
            _ended = true;
            _waiting.ForEach(waiting => waiting.Found.TrySetException(Missing(waiting.Part)));
        }
    }

    private InvalidOperationException Missing(string part) => new($"The process ended without '{part}':\n{_text}");
}
