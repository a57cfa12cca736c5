using System.Diagnostics;

namespace Bmis.Sync.Wire.Measuring;

/// <summary>
/// Traces of calls: the source <c>Bmis.Sync</c>, carried by the header <c>traceparent</c> (W3C Trace Context, 3.2), so
/// that a lane's call and its handling at the centre are one trace. Spans hold the method and the status only; neither
/// <c>tracestate</c> nor baggage travels.
/// </summary>
internal static class WireTraces
{
    private const string Header = "traceparent";
    private static readonly ActivitySource Source = new(WireMeters.Name);

    /// <summary>The step that traces.</summary>
    public static async Task<GrpcStatus> TraceAsync(GrpcExchange call, Func<Task<GrpcStatus>> next)
    {
        using var span = call.Side == GrpcSide.Server
            ? Source.StartActivity(call.Method[1..], ActivityKind.Server, Parent(call))
            : Source.StartActivity(call.Method[1..], ActivityKind.Client);
        if (call.Side == GrpcSide.Client)
            Carry(call);
        var status = await next();
        span?.SetTag("rpc.system", "grpc");
        span?.SetTag("rpc.grpc.status_code", (int)status.Code);
        if (!status.IsOK)
            span?.SetStatus(ActivityStatusCode.Error);
        return status;
    }

    private static ActivityContext Parent(GrpcExchange call) =>
        ActivityContext.TryParse(call.RequestHeaders.GetText(Header), null, isRemote: true, out var parent)
            ? parent
            : default;

    private static void Carry(GrpcExchange call)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id }
            && call.RequestHeaders.GetText(Header) is null)
            call.RequestHeaders.Add(Header, id);
    }
}
