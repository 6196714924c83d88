namespace GraphMcp.Processing.Edits.Sql;

/// <summary>The statements that run in the retired database.</summary>
/// <param name="First">The index of the connection.</param>
/// <param name="End">The index behind the last statement.</param>
/// <param name="CanGo">Whether all of it can go as one.</param>
internal sealed record SqlSession(int First, int End, bool CanGo);
