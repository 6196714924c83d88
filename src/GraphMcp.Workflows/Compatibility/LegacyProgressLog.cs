using Microsoft.Extensions.Logging;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>The log that the old progress lines go to.</summary>
internal sealed partial class LegacyProgressLog(ILogger<LegacyProgressLog> logger)
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Line}")]
    public partial void Write(string line);
}
