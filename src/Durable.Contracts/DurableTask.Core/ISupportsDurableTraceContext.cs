namespace DurableTask.Core;

/// <summary>Marks the events that carry a trace context in the published library; the trace context itself is not declared here.</summary>
internal interface ISupportsDurableTraceContext;
