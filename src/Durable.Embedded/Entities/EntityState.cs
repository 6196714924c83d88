using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Entities;

/// <summary>An entity's state during a batch; an operation that throws is rolled back.</summary>
internal sealed class EntityState(string? saved, DataConverter converter) : TaskEntityState
{
    private string? _saved = saved;
    private string? _value = saved;
    private object? _cached;

    public override bool HasState => _value is not null;

    /// <summary>The state after the last operation that did not throw.</summary>
    public string? Saved => _saved;

    public override object? GetState(Type type)
    {
        if (_cached is null || !type.IsAssignableFrom(_cached.GetType()))
        {
            _cached = converter.Deserialize(_value, type);
        }

        return _cached;
    }

    public override void SetState(object? state)
    {
        _value = converter.Serialize(state);
        _cached = state;
    }

    public void Commit() => _saved = _value;

    public void Rollback()
    {
        _value = _saved;
        _cached = null;
    }
}
