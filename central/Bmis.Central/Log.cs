namespace Bmis.Central;

/// <summary>Every log message of headquarters. None of them holds personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Monthly partitions could not be made; rows fall into the default partitions.")]
    public static partial void PartitionsFailed(ILogger logger, Exception fault);
}
