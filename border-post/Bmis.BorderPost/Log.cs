namespace Bmis.BorderPost;

/// <summary>Every message the lane logs. None holds personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Lane {LaneId} serves {Addresses}.")]
    internal static partial void Serving(ILogger logger, string laneId, string addresses);
}
