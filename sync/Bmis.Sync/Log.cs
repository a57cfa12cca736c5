using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Protocol;
using Microsoft.Extensions.Logging;

namespace Bmis.Sync;

/// <summary>
/// Every log message of the project. Numbers 1 to 19 belong to the wire, 20 to 39 to outbox, inbox and lists.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "The client gave up a call of {Method}")]
    public static partial void CallGivenUp(this ILogger logger, string method);

    [LoggerMessage(2, LogLevel.Error, "A handler of {Method} failed")]
    public static partial void HandlerFailed(this ILogger logger, string method, Exception failure);

    [LoggerMessage(20, LogLevel.Warning, "The link of {Lane} is broken ({Reason}), next attempt in {Pause}")]
    public static partial void LinkBroken(this ILogger logger, string lane, string reason, TimeSpan pause);

    [LoggerMessage(21, LogLevel.Error, "{Lane} and the centre cannot go on: {Reason} at {Sequence}")]
    public static partial void LinkRefused(this ILogger logger, string lane, RefusalReason reason, long sequence);

    [LoggerMessage(22, LogLevel.Error, "{Lane} is refused: {Reason} at {Sequence}")]
    public static partial void LaneRefused(this ILogger logger, string lane, RefusalReason reason, long sequence);

    [LoggerMessage(23, LogLevel.Error, "Taking in the entries of {Lane} failed")]
    public static partial void IntakeFailed(this ILogger logger, string lane, Exception failure);

    [LoggerMessage(24, LogLevel.Warning, "The list {List} {Version} is refused: {Fault}")]
    public static partial void ListRefused(this ILogger logger, string list, long version, ManifestFault fault);

    [LoggerMessage(25, LogLevel.Information, "The list {List} {Version} is in place")]
    public static partial void ListArrived(this ILogger logger, string list, long version);

    [LoggerMessage(26, LogLevel.Warning, "Watching the lists broke ({Reason}), next attempt in {Pause}")]
    public static partial void WatchBroken(this ILogger logger, string reason, TimeSpan pause);

    [LoggerMessage(27, LogLevel.Warning, "Following the feed {Feed} broke ({Reason}), next attempt in {Pause}")]
    public static partial void FeedBroken(this ILogger logger, string feed, string reason, TimeSpan pause);

    [LoggerMessage(28, LogLevel.Warning, "The role {Kind} {Version} is refused: {Fault}")]
    public static partial void RoleRefused(this ILogger logger, string kind, long version, RoleFault fault);

    [LoggerMessage(29, LogLevel.Warning, "Telling urgent entries of {Lane} broke ({Reason}), next attempt in {Pause}")]
    public static partial void NoticeBroken(this ILogger logger, string lane, string reason, TimeSpan pause);

    [LoggerMessage(30, LogLevel.Error, "The centre does not take {Lane}'s notice of {Sequence}")]
    public static partial void NoticeNotTaken(this ILogger logger, string lane, long sequence);

    [LoggerMessage(31, LogLevel.Error, "A notice of {Lane} is refused: {Reason} at {Sequence}")]
    public static partial void NoticeRefused(this ILogger logger, string lane, RefusalReason reason, long sequence);
}
