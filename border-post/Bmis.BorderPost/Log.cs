namespace Bmis.BorderPost;

/// <summary>Every message the lane logs. None holds personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Lane {LaneId} serves {Addresses}.")]
    internal static partial void Serving(ILogger logger, string laneId, string addresses);

    [LoggerMessage(10, LogLevel.Information, "The journal is open; its last entry is {Sequence}.")]
    internal static partial void JournalOpened(ILogger logger, long sequence);

    [LoggerMessage(11, LogLevel.Critical, "The lane cannot record; transient: {IsTransient}.")]
    internal static partial void CannotRecord(ILogger logger, bool isTransient, Exception exception);
}
