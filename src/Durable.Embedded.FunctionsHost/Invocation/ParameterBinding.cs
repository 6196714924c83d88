namespace Durable.Embedded.FunctionsHost.Invocation;

/// <summary>Gives the argument of one parameter.</summary>
internal delegate object? ParameterBinding(FunctionInvocation invocation);
