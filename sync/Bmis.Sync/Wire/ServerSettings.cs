using Microsoft.Extensions.Logging;

namespace Bmis.Sync.Wire;

/// <summary>What every call of a server shares.</summary>
internal sealed record ServerSettings(
    GrpcServerOptions Options, TimeProvider Time, ILogger Logger, CancellationToken Stopping);
