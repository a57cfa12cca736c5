namespace Bmis.Sync.Wire;

/// <summary>How the services of a server treat messages. Checked at start.</summary>
public sealed class GrpcServerOptions
{
    /// <summary>The sizes of messages.</summary>
    public GrpcLimits Limits { get; } = new();

    /// <summary>
    /// Whether replies are sent with gzip to clients that read it. Off by default: most of what we send is encrypted
    /// or signed bytes that do not shrink. Compressed requests are always read.
    /// </summary>
    public bool CompressReplies { get; set; }

    /// <summary>The longest time a call may take when its client sets no shorter deadline; null means no end.</summary>
    public TimeSpan? LongestCall { get; set; }

    /// <summary>The same for calls without a stream; the shorter of the two counts.</summary>
    public TimeSpan? LongestUnary { get; set; }

    /// <summary>What is done round every call, the first outermost, within measuring and tracing.</summary>
    public IList<GrpcStep> Steps { get; } = [];
}
