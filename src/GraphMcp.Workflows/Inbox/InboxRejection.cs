namespace GraphMcp.Workflows.Inbox;

/// <summary>Why a blob was not understood; stands beside it as <c>NAME.reason.json</c>.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What was expected.</param>
/// <param name="Blob">The blob's name in the inbox.</param>
/// <param name="Version">Its ETag.</param>
/// <param name="RejectedAt">When.</param>
public sealed record InboxRejection(string Code, string Message, string Blob, string Version, DateTimeOffset RejectedAt);
