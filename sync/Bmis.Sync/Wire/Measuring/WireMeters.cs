using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bmis.Sync.Wire.Measuring;

/// <summary>
/// The figures of the wire, under the meter <c>Bmis.Sync</c>: calls, how long they took and how they ended, messages
/// and bytes both ways, calls that are open. They name methods of the contract and statuses, never a lane, a person
/// or anything of a message.
/// </summary>
internal sealed class WireMeters
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "Bmis.Sync";

    private static readonly Meter OfTheProgram = new(Name);

    private readonly Counter<long> _calls;
    private readonly Histogram<double> _seconds;
    private readonly Counter<long> _messages;
    private readonly Counter<long> _bytes;
    private readonly UpDownCounter<long> _open;
    private readonly TimeProvider _time;

    /// <summary>Makes the instruments.</summary>
    /// <param name="factory">Whose meter they belong to; null for one of the whole program.</param>
    /// <param name="time">The clock that calls are timed by.</param>
    public WireMeters(IMeterFactory? factory, TimeProvider time)
    {
        var meter = factory?.Create(Name) ?? OfTheProgram;
        _calls = meter.CreateCounter<long>("bmis.wire.calls", "{call}", "Calls that ended");
        _seconds = meter.CreateHistogram<double>("bmis.wire.duration", "s", "How long calls took");
        _messages = meter.CreateCounter<long>("bmis.wire.messages", "{message}", "Messages");
        _bytes = meter.CreateCounter<long>("bmis.wire.bytes", "By", "Bytes of messages as they travel");
        _open = meter.CreateUpDownCounter<long>("bmis.wire.open", "{call}", "Calls that are open");
        _time = time;
    }

    /// <summary>The step that measures.</summary>
    public async Task<GrpcStatus> MeasureAsync(GrpcExchange call, Func<Task<GrpcStatus>> next)
    {
        var tags = Tags(call);
        _open.Add(1, tags);
        var started = _time.GetTimestamp();
        var status = new GrpcStatus(GrpcStatusCode.Unknown, "");
        try
        {
            return status = await next();
        }
        finally
        {
            _open.Add(-1, tags);
            tags.Add("status", status.Code.ToString());
            _calls.Add(1, tags);
            _seconds.Record(_time.GetElapsedTime(started).TotalSeconds, tags);
        }
    }

    /// <summary>Counts what goes over one call, while it goes.</summary>
    public WireTraffic Of(GrpcExchange call) => new(Counting(call, "sent"), Counting(call, "received"));

    private Action<int> Counting(GrpcExchange call, string direction)
    {
        var tags = Tags(call);
        tags.Add("direction", direction);
        return bytes =>
        {
            _messages.Add(1, tags);
            _bytes.Add(bytes, tags);
        };
    }

    private static TagList Tags(GrpcExchange call) => new()
    {
        { "side", call.Side == GrpcSide.Server ? "server" : "client" },
        { "method", call.Method },
    };
}
