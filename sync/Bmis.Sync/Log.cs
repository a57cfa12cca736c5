using Microsoft.Extensions.Logging;

namespace Bmis.Sync;

/// <summary>Every log message of the project. Numbers 1 to 19 belong to the wire.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "The client gave up a call of {Method}")]
    public static partial void CallGivenUp(this ILogger logger, string method);

    [LoggerMessage(2, LogLevel.Error, "A handler of {Method} failed")]
    public static partial void HandlerFailed(this ILogger logger, string method, Exception failure);
}
