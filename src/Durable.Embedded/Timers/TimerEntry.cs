namespace Durable.Embedded.Timers;

/// <summary>Something that is due at a time; its queue's lock guards it.</summary>
internal sealed class TimerEntry(DateTime due, Action fire)
{
    private Action? _fire = fire;

    public DateTime Due { get; } = due;

    public bool IsCancelled => _fire is null;

    public bool TryCancel() => Take() is not null;

    public Action? Take()
    {
        var taken = _fire;
        _fire = null;
        return taken;
    }
}
