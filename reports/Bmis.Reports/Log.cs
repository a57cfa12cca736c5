using Microsoft.Extensions.Logging;

namespace Bmis.Reports;

/// <summary>Every log message of the reports. None of them holds personal data: filters are codes and days.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Account} exported {Rows} rows of {Address}; their SHA-256 is {Digest}.")]
    public static partial void Exported(ILogger logger, string account, int rows, string address, string digest);
}
