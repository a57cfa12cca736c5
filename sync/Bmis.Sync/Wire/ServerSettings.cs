using Bmis.Sync.Wire.Measuring;
using Microsoft.Extensions.Logging;

namespace Bmis.Sync.Wire;

/// <summary>What every call of a server shares.</summary>
internal sealed record ServerSettings(
    GrpcServerOptions Options, TimeProvider Time, ILogger Logger, WireMeters Meters, CancellationToken Stopping)
{
    /// <summary>What is done round every call, the first outermost.</summary>
    public IReadOnlyList<GrpcStep> Steps { get; } = [Meters.MeasureAsync, WireTraces.TraceAsync, .. Options.Steps];

    /// <summary>The longest time that a call of this shape may take, or null.</summary>
    public TimeSpan? Longest(GrpcMethodKind kind) => kind == GrpcMethodKind.Unary
        ? Shorter(Options.LongestCall, Options.LongestUnary)
        : Options.LongestCall;

    /// <summary>The shorter of two times, of which null is endless.</summary>
    public static TimeSpan? Shorter(TimeSpan? first, TimeSpan? second) =>
        first is null || second < first ? second ?? first : first;
}
