using System.Text.Json.Serialization;

namespace Durable.Embedded.Tests.Crashes;

/// <summary>A step of a small orchestration program. What a program comes to does not depend on when its hub dies.</summary>
[JsonDerivedType(typeof(Call), nameof(Call))]
[JsonDerivedType(typeof(FanOut), nameof(FanOut))]
[JsonDerivedType(typeof(Flaky), nameof(Flaky))]
[JsonDerivedType(typeof(Sleep), nameof(Sleep))]
[JsonDerivedType(typeof(Signal), nameof(Signal))]
[JsonDerivedType(typeof(CallEntity), nameof(CallEntity))]
[JsonDerivedType(typeof(Locked), nameof(Locked))]
[JsonDerivedType(typeof(Child), nameof(Child))]
[JsonDerivedType(typeof(Children), nameof(Children))]
[JsonDerivedType(typeof(Message), nameof(Message))]
[JsonDerivedType(typeof(Timeout), nameof(Timeout))]
[JsonDerivedType(typeof(Guids), nameof(Guids))]
[JsonDerivedType(typeof(ContinueAsNew), nameof(ContinueAsNew))]
[JsonDerivedType(typeof(Mended), nameof(Mended))]
internal abstract record Step
{
    /// <summary>Adds the square that an activity gives.</summary>
    public sealed record Call(int Value) : Step;

    /// <summary>Adds the squares that many activities give at once.</summary>
    public sealed record FanOut(int Count) : Step;

    /// <summary>Calls an activity that fails as often as said, under a retry policy that allows less or more.</summary>
    public sealed record Flaky(int Failures, int Attempts) : Step;

    public sealed record Sleep : Step;

    /// <summary>Adds to the entity, without an answer.</summary>
    public sealed record Signal(int Amount) : Step;

    /// <summary>Adds to the entity and waits; an operation that fails adds nothing.</summary>
    public sealed record CallEntity(int Amount, bool Fails) : Step;

    /// <summary>Reads the entity and writes it back with the amount, in a critical section.</summary>
    public sealed record Locked(int Amount) : Step;

    public sealed record Child(IReadOnlyList<Step> Steps) : Step;

    /// <summary>Runs the same steps in several sub-orchestrations at once.</summary>
    public sealed record Children(int Count, IReadOnlyList<Step> Steps) : Step;

    /// <summary>Has a sub-orchestration send an event back, and waits for it.</summary>
    public sealed record Message(int Value) : Step;

    /// <summary>Waits in vain.</summary>
    public sealed record Timeout : Step;

    /// <summary>Passes a GUID through an activity: it must be the same on every replay.</summary>
    public sealed record Guids : Step;

    /// <summary>Does the rest in a new generation.</summary>
    public sealed record ContinueAsNew : Step;

    /// <summary>Calls an activity that fails until a file is there: the instance fails, and is rewound.</summary>
    public sealed record Mended(string File) : Step;
}
