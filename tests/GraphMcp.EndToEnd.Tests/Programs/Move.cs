namespace GraphMcp.EndToEnd.Tests.Programs;

/// <summary>What a program does next, always to its newest workflow.</summary>
internal enum Move
{
    Advance,
    Pause,
    Resume,
    Stop,
    ForceStop,
    Kill,
    KillDuringPause,
    KillDuringResume,
    KillDuringStop,
    KillDuringForceStop,
    Checkpoint,
    Restore,
    Redrive,
    Start,
}
