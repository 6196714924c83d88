using Durable.Embedded.Hub;

namespace Durable.Embedded.Tests.Crashes;

/// <summary>Counts crash points, and lets the hub die at one of them.</summary>
internal sealed class Crasher(Action die)
{
    private int _left = int.MaxValue;
    private CrashPoint? _only;

    /// <summary>How many crash points were passed.</summary>
    public int Passed { get; private set; }

    public void DieAfter(int points) => _left = points;

    /// <summary>Dies at one named point, when that has been passed so many times.</summary>
    public void DieAt(CrashPoint point, int passes) => (_only, _left) = (point, passes);

    public void Reached(CrashPoint point)
    {
        Passed++;
        if ((_only is null || _only == point) && _left-- == 0)
        {
            die();
        }
    }
}
