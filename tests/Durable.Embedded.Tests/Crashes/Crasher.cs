using Durable.Embedded.Hub;

namespace Durable.Embedded.Tests.Crashes;

/// <summary>Counts crash points, and lets the hub die at one of them.</summary>
internal sealed class Crasher(Action die)
{
    private int _left = int.MaxValue;

    /// <summary>How many crash points were passed.</summary>
    public int Passed { get; private set; }

    public void DieAfter(int points) => _left = points;

    public void Reached(CrashPoint point)
    {
        Passed++;
        if (_left-- == 0)
        {
            die();
        }
    }
}
