namespace Durable.Embedded.Store;

/// <summary>Who holds an entity's lock: an execution of an orchestration, for one of its critical sections.</summary>
internal sealed record EntityLock(string Owner, string Execution, string Section);
